import type { Schema } from '../api/client';
import { ATOMIC_TEXTS, MODE_TEXTS } from '../words/statuses';
import { FaultFields } from './fault-fields';
import type { FlowDraft } from './flow-draft';
import { OptionFields } from './option-fields';

interface Props {
  readonly draft: FlowDraft;
  readonly plan: Schema<'FlowPlanDto'> | undefined;
  readonly onChange: (part: Partial<FlowDraft>) => void;
}

/** How the flow is run, in a line; and, for who opens it, every choice and the faults of the sandbox. */
export function Options({ draft, plan, onChange }: Props) {
  return (
    <details class="options">
      <summary>
        <span class="options-title">Options</span>
        {summaryOf(draft)}
      </summary>
      <OptionFields draft={draft} onChange={onChange} />
      <FaultFields faults={draft.faults} plan={plan} onChange={(faults) => onChange({ faults })} />
    </details>
  );
}

function summaryOf({ mode, atomicMode, faults }: FlowDraft): string {
  const rehearsed =
    faults.length === 1 ? ['one fault'] : faults.length > 1 ? [`${faults.length} faults`] : [];
  return [MODE_TEXTS[mode], ATOMIC_TEXTS[atomicMode].toLowerCase(), ...rehearsed].join(' · ');
}
