import { STATUS_TEXTS, STATUS_TONES, type Status, type Tone } from '../words/statuses';

/** Where an execution stands: a sign with its colour, and the word. */
export function StatusBadge({ status }: { readonly status: Status }) {
  return <Badge tone={STATUS_TONES[status]} text={STATUS_TEXTS[status]} />;
}

/** A word with the sign of its tone; the sign differs by its form too, not by its colour alone. */
export function Badge({ tone, text }: { readonly tone: Tone; readonly text: string }) {
  return (
    <span class={`badge ${tone}`}>
      <Sign tone={tone} />
      {text}
    </span>
  );
}

const PATHS: Readonly<Record<Tone, string>> = {
  calm: 'M5 8h6',
  busy: 'M8 4.5V8l2.5 1.5',
  waiting: 'M8 4.5v4.2M8 11.2v.3',
  good: 'M4.8 8.3l2.2 2.2 4.2-4.6',
  bad: 'M5.5 5.5l5 5m0-5l-5 5',
  undone: 'M10.8 10.5c.4-3-1-4.2-5.4-4M7.4 4.4L5.2 6.5l2.2 2.1',
};

export function Sign({ tone }: { readonly tone: Tone }) {
  return (
    <svg class={`sign ${tone}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="7.2" />
      <path d={PATHS[tone]} />
    </svg>
  );
}
