import { duration } from '../words/times';

export interface LatencyRow {
  readonly name: string;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Marks that people count time by, in milliseconds; about ten times each the one before. */
const MARKS = [1, 10, 100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000, 360_000_000];

/** A logarithmic scale of time. */
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
        <svg width="100%" height="16">
          {scale.marks.map((mark, index) => (
            <text key={mark} x={scale.x(mark)} y="12" text-anchor={anchorOf(index, scale.marks.length)}>
              {duration(mark)}
            </text>
          ))}
        </svg>
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
  const least = Math.min(...rows.map(({ p50 }) => p50));
  const most = Math.max(...rows.map(({ p99 }) => p99));
  const first = Math.max(
    0,
    MARKS.findLastIndex((mark) => mark <= least),
  );
  const last = MARKS.findIndex((mark) => mark >= most && mark > (MARKS[first] ?? 0));
  const marks = MARKS.slice(first, last < 0 ? undefined : last + 1);
  const low = Math.log(marks[0] ?? 1);
  const high = Math.log(marks.at(-1) ?? 1);
  return {
    marks,
    x: (milliseconds) => {
      const share = (Math.log(Math.max(1, milliseconds)) - low) / (high - low);
      // Half a dot of room at either end.
      return `${(1 + Math.min(1, Math.max(0, share)) * 98).toFixed(2)}%`;
    },
  };
}

function anchorOf(index: number, count: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start';
  return index === count - 1 ? 'end' : 'middle';
}
