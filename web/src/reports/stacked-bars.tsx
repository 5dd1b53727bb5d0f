import type { Tone } from '../words/statuses';

export interface Part {
  readonly name: string;
  readonly tone: Tone;
  readonly count: number;
}

export interface Bar {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** Counts by name, each bar in parts; the longest bar fills the width. */
export function StackedBars({ label, bars }: { readonly label: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(totalOf));
  const legend = new Map(bars.flatMap(({ parts }) => parts.map(({ name, tone }) => [name, tone] as const)));
  return (
    <>
      <ul class="stacked-bars" aria-label={label}>
        {bars.map((bar) => (
          <li key={bar.name}>
            <span class="row-name">{bar.name}</span>
            <BarLine bar={bar} most={most} />
            <span class="row-value number">{totalOf(bar)}</span>
          </li>
        ))}
      </ul>
      <ul class="legend" aria-hidden="true">
        {[...legend].map(([name, tone]) => (
          <li key={name}>
            <span class={`swatch ${tone}`} /> {name}
          </li>
        ))}
      </ul>
    </>
  );
}

function BarLine({ bar, most }: { readonly bar: Bar; readonly most: number }) {
  const starts = bar.parts.map((_, index) => totalOf({ ...bar, parts: bar.parts.slice(0, index) }));
  return (
    <svg
      width="100%"
      height="20"
      role="img"
      aria-label={bar.parts.map(({ name, count }) => `${count} ${name}`).join(', ')}
    >
      {bar.parts.map(({ name, tone, count }, index) => (
        <rect
          key={name}
          class={`stretch ${tone}`}
          x={`${(((starts[index] ?? 0) / most) * 100).toFixed(2)}%`}
          width={`${((count / most) * 100).toFixed(2)}%`}
          y="3"
          height="14"
        >
          <title>{`${count} ${name}`}</title>
        </rect>
      ))}
    </svg>
  );
}

function totalOf({ parts }: Bar): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}
