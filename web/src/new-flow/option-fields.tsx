import { ChoiceGroup, type Option } from '../parts/choice-group';
import { ATOMIC_TEXTS, MODE_TEXTS } from '../words/statuses';
import type { AtomicMode, FlowDraft, Mode } from './flow-draft';

const MODES: readonly Option<Mode>[] = [
  {
    value: 'recovery',
    label: MODE_TEXTS.recovery,
    hint: 'When a step fails, it is tried again, then done another way.',
  },
  { value: 'direct', label: MODE_TEXTS.direct, hint: 'One try a step. What fails stays failed.' },
  {
    value: 'bridge',
    label: MODE_TEXTS.bridge,
    hint: 'The plan is written as a benchmark file, and what is read back from it runs: one try a step.',
  },
];

const ATOMIC_MODES: readonly Option<AtomicMode>[] = [
  {
    value: 'strict',
    label: ATOMIC_TEXTS.strict,
    hint: 'Everything lands or nothing does; what cannot share one transaction is undone step by step.',
  },
  {
    value: 'conditional',
    label: ATOMIC_TEXTS.conditional,
    hint: 'Nothing more is done, and what has landed stays.',
  },
  { value: 'lenient', label: ATOMIC_TEXTS.lenient, hint: 'Steps that do not need the failed one still run.' },
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
