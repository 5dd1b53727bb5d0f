import { ChoiceGroup, type Option } from '../parts/choice-group';
import type { AtomicMode, FlowDraft, Mode } from './flow-draft';

const MODES: readonly Option<Mode>[] = [
  {
    value: 'recovery',
    label: 'With recovery',
    hint: 'When a step fails, it is tried again, then done another way.',
  },
  { value: 'direct', label: 'Direct', hint: 'One try a step. What fails stays failed.' },
  {
    value: 'bridge',
    label: 'Through a file',
    hint: 'The plan is written as a benchmark file, and what is read back from it runs: one try a step.',
  },
];

const ATOMIC_MODES: readonly Option<AtomicMode>[] = [
  {
    value: 'strict',
    label: 'Undo everything',
    hint: 'Everything lands or nothing does; what cannot share one transaction is undone step by step.',
  },
  { value: 'conditional', label: 'Stop there', hint: 'Nothing more is done, and what has landed stays.' },
  { value: 'lenient', label: 'Carry on', hint: 'Steps that do not need the failed one still run.' },
];

interface Props {
  readonly draft: FlowDraft;
  readonly onChange: (part: Partial<FlowDraft>) => void;
}

/** How a flow is run, and what a failed step means. */
export function OptionFields({ draft, onChange }: Props) {
  return (
    <>
      <ChoiceGroup
        legend="How to run it"
        name="mode"
        value={draft.mode}
        options={MODES}
        onChange={(mode) => onChange({ mode })}
      />
      {draft.mode === 'recovery' && (
        <label class="check">
          <input
            type="checkbox"
            checked={draft.asks}
            onChange={({ currentTarget }) => onChange({ asks: currentTarget.checked })}
          />
          Ask me when nothing else helps
        </label>
      )}
      <ChoiceGroup
        legend="If a step fails for good"
        name="atomic-mode"
        value={draft.atomicMode}
        options={ATOMIC_MODES}
        onChange={(atomicMode) => onChange({ atomicMode })}
      />
    </>
  );
}
