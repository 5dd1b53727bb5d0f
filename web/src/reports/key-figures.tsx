export interface KeyFigure {
  readonly name: string;
  readonly value: string;
  readonly note?: string;
}

/** The few figures that a report begins with. */
export function KeyFigures({ figures }: { readonly figures: readonly KeyFigure[] }) {
  return (
    <dl class="key-figures">
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class="number">{value}</dd>
          {note !== undefined && <dd class="hint">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** A share as a percentage; a dash where there is nothing to divide. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Number((share * 100).toFixed(1))} %`;
}

/** The bounds of a share, with 95 % confidence. */
export function intervalText(interval: { readonly low: number; readonly high: number } | null): string {
  return interval === null ? 'too few to tell' : `${percent(interval.low)} to ${percent(interval.high)}`;
}
