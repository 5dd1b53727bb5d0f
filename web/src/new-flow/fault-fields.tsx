import { FAULT_KINDS, FAULT_TEXTS, type FaultKind } from '../words/domain';
import type { Schema } from '../api/client';
import { plainSteps } from '../words/plain-steps';
import type { Fault } from './flow-draft';

/** Attempts that one fault may meet, as the form offers them. */
const TIMES = [1, 2, 3, 5];

interface Props {
  readonly faults: readonly Fault[];
  readonly plan: Schema<'FlowPlanDto'> | undefined;
  readonly onChange: (faults: readonly Fault[]) => void;
}

/** What the sandbox should have go wrong, to see how the flow takes it. */
export function FaultFields({ faults, plan, onChange }: Props) {
  const steps = plan?.steps ?? [];
  const [first] = steps;
  const replace = (index: number, part: Partial<Fault>) =>
    onChange(faults.map((fault, at) => (at === index ? { ...fault, ...part } : fault)));
  return (
    <fieldset class="faults">
      <legend>Rehearse a failure</legend>
      {faults.length === 0 && (
        <p class="hint">The sandbox can have real faults, so that you see recovery at work.</p>
      )}
      {faults.map((fault, index) => (
        <FaultRow
          key={index}
          fault={fault}
          steps={steps}
          onChange={(part) => replace(index, part)}
          onRemove={() => onChange(faults.filter((_, at) => at !== index))}
        />
      ))}
      <button
        type="button"
        class="link"
        disabled={first === undefined}
        onClick={() => first && onChange([...faults, { step: first.step_id, kind: 'venue_down' }])}
      >
        Add a fault
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly fault: Fault;
  readonly steps: readonly Schema<'PlannedStepDto'>[];
  readonly onChange: (part: Partial<Fault>) => void;
  readonly onRemove: () => void;
}

function FaultRow({ fault, steps, onChange, onRemove }: RowProps) {
  return (
    <div class="fault">
      <select
        aria-label="What goes wrong"
        value={fault.kind}
        onChange={({ currentTarget }) => onChange({ kind: kindOf(currentTarget.value) })}
      >
        {FAULT_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {FAULT_TEXTS[kind]}
          </option>
        ))}
      </select>
      <StepSelect value={fault.step} steps={steps} onChange={(step) => onChange({ step })} />
      <select
        aria-label="How often"
        value={String(fault.times ?? 1)}
        onChange={({ currentTarget }) => onChange({ times: Number(currentTarget.value) })}
      >
        {TIMES.map((times) => (
          <option key={times} value={String(times)}>
            {times === 1 ? 'once' : `${times} times`}
          </option>
        ))}
      </select>
      <button type="button" class="link" onClick={onRemove}>
        Remove
      </button>
    </div>
  );
}

interface StepProps {
  readonly value: string;
  readonly steps: readonly Schema<'PlannedStepDto'>[];
  readonly onChange: (step: string) => void;
}

function StepSelect({ value, steps, onChange }: StepProps) {
  return (
    <select
      aria-label="At which step"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {!steps.some(({ step_id }) => step_id === value) && <option value={value}>at {value}</option>}
      {steps.map(({ step_id, description }) => (
        <option key={step_id} value={step_id}>
          at “{plainSteps(description, steps)}”
        </option>
      ))}
    </select>
  );
}

function kindOf(value: string): FaultKind {
  return FAULT_KINDS.find((kind) => kind === value) ?? 'venue_down';
}
