import type { ReportWindow } from '../../recovery';

/** Milliseconds from acceptance to end; null where nothing ended. */
export interface DurationPercentiles {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** What flows and steps did within a window. */
export interface FlowReport {
  readonly window: ReportWindow;
  /** RFC 3339: the window. */
  readonly since: string;
  readonly until: string;
  /** Flows that ended within the window. */
  readonly ended: number;
  /** Flows that have not ended, whenever they began. */
  readonly open: number;
  /** Of all that ended. */
  readonly durationMs: DurationPercentiles;
  readonly flows: readonly {
    readonly mode: string;
    readonly status: string;
    readonly count: number;
    readonly durationMs: DurationPercentiles;
  }[];
  /** Steps that ended or were skipped within the window. */
  readonly steps: readonly { readonly tool: string; readonly status: string; readonly count: number }[];
}
