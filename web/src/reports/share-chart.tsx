import { intervalText, percent } from './key-figures';

export interface ShareRow {
  readonly name: string;
  /** From 0 to 1; null: nothing to divide. */
  readonly share: number | null;
  /** With 95 % confidence. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** How many it is a share of, and what else there is to say. */
  readonly note: string;
}

const MARKS = [0, 0.25, 0.5, 0.75, 1];

/** Shares on one scale from nothing to all, each a dot with the interval that it is known to. */
export function ShareChart({ label, rows }: { readonly label: string; readonly rows: readonly ShareRow[] }) {
  return (
    <ul class="share-chart" aria-label={label}>
      {rows.map((row) => (
        <li key={row.name}>
          <span class="row-name">{row.name}</span>
          <ShareLine row={row} />
          <span class="row-value number">{percent(row.share)}</span>
          <span class="row-note">{row.note}</span>
        </li>
      ))}
      <li class="axis" aria-hidden="true">
        <span class="row-name" />
        <span class="marks">
          {MARKS.map((mark) => (
            <span key={mark}>{percent(mark)}</span>
          ))}
        </span>
      </li>
    </ul>
  );
}

function ShareLine({ row: { share, interval } }: { readonly row: ShareRow }) {
  return (
    <svg
      width="100%"
      height="24"
      role="img"
      aria-label={
        share === null ? 'nothing yet' : `${percent(share)}, with 95 % confidence ${intervalText(interval)}`
      }
    >
      {MARKS.map((mark) => (
        <line key={mark} class="mark" x1={x(mark)} x2={x(mark)} y1="4" y2="20" />
      ))}
      <line class="rail" x1="0%" x2="100%" y1="12" y2="12" />
      {interval !== null && (
        <line class="interval" x1={x(interval.low)} x2={x(interval.high)} y1="12" y2="12" />
      )}
      {share !== null && <circle class="dot" cx={x(share)} cy="12" r="5.5" />}
    </svg>
  );
}

function x(share: number): string {
  // Half a dot of room at either end.
  return `${(1 + share * 98).toFixed(2)}%`;
}
