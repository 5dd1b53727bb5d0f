import { ChoiceGroup, type Option } from '../parts/choice-group';

export type Window = '1h' | '24h' | '7d';

const WINDOWS: readonly Option<Window>[] = [
  { value: '1h', label: 'Hour' },
  { value: '24h', label: 'Day' },
  { value: '7d', label: 'Week' },
];

/** The time up to now that a report is about. */
export function WindowField({
  value,
  onChange,
}: {
  readonly value: Window;
  readonly onChange: (window: Window) => void;
}) {
  return (
    <ChoiceGroup legend="Last" isQuiet name="window" value={value} options={WINDOWS} onChange={onChange} />
  );
}
