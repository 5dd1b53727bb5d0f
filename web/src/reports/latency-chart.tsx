import { duration } from '../words/times';

export interface LatencyRow {
  readonly name: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** A scale on which each mark is ten times the one before. */
interface Scale {
  readonly marks: readonly number[];
  readonly x: (milliseconds: number) => string;
}

/** How long things took: the median, and the line to what nearly all stay within. */
export function LatencyChart({
  label,
  rows,
}: {
  readonly label: string;
  readonly rows: readonly LatencyRow[];
}) {
  const scale = scaleOf(rows);
  return (
    <ul class="share-chart" aria-label={label}>
      {rows.map((row) => (
        <li key={row.name}>
          <span class="row-name">{row.name}</span>
          <LatencyLine row={row} scale={scale} />
          <span class="row-value number">{duration(row.p50)}</span>
          <span class="row-note">{`95 % within ${duration(row.p95)}`}</span>
        </li>
      ))}
      <li class="axis" aria-hidden="true">
        <span class="row-name" />
        <span class="marks">
          {scale.marks.map((mark) => (
            <span key={mark}>{duration(mark)}</span>
          ))}
        </span>
      </li>
    </ul>
  );
}

function LatencyLine({ row, scale }: { readonly row: LatencyRow; readonly scale: Scale }) {
  const { p50, p95, p99 } = row;
  const { marks, x } = scale;
  return (
    <svg
      width="100%"
      height="24"
      role="img"
      aria-label={`half within ${duration(p50)}, 95 % within ${duration(p95)}, 99 % within ${duration(p99)}`}
    >
      {marks.map((mark) => (
        <line key={mark} class="mark" x1={x(mark)} x2={x(mark)} y1="4" y2="20" />
      ))}
      <line class="rail" x1={x(p50)} x2={x(p99)} y1="12" y2="12" />
      <line class="interval" x1={x(p50)} x2={x(p95)} y1="12" y2="12" />
      <circle class="dot" cx={x(p50)} cy="12" r="5.5" />
    </svg>
  );
}

function scaleOf(rows: readonly LatencyRow[]): Scale {
  const power = (milliseconds: number) => Math.log10(Math.max(1, milliseconds));
  const low = Math.floor(power(Math.min(...rows.map(({ p50 }) => p50))));
  const high = Math.max(low + 1, Math.ceil(power(Math.max(...rows.map(({ p99 }) => p99))) + 0.01));
  return {
    marks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    // Half a dot of room at either end.
    x: (milliseconds) => `${(1 + ((power(milliseconds) - low) / (high - low)) * 98).toFixed(2)}%`,
  };
}
