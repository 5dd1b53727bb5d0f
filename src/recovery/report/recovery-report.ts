import type { Interval } from '../../common/statistics';
import type { ErrorClass, Strategy } from '../../domain';
import type { ReportWindow } from './report-window';

/**
 * How a strategy, or the failures of a class, fared in the recoveries that ended within the window. `null` where there
 * is nothing to divide or to rank.
 */
export interface RecoveryFigures {
  /** Recoveries in which the strategy was chosen, or a failure of the class was met. */
  readonly triggered: number;
  /** Times the strategy was chosen, or failures of the class. */
  readonly attempts: number;
  /** Of those triggered: the step completed (by this strategy, as the last that was chosen). */
  readonly recovered: number;
  /** Of those triggered: the strategy gave way to another, or the step failed after something was tried. */
  readonly exhausted: number;
  /** A strategy: passed over without having been chosen. A class: nothing was tried, and the step failed. */
  readonly notApplicable: number;
  /** Of those triggered: the flow ended before the step did. */
  readonly stopped: number;
  /** `recovered` of `recovered + exhausted`, of a class also of `not_applicable`. */
  readonly successRate: number | null;
  readonly ci95: Interval | null;
  /** `attempts` of those recovered. */
  readonly attemptsToSuccess: { readonly p50: number | null; readonly p95: number | null };
  /** Milliseconds of machine time of those recovered. */
  readonly recoveryMs: {
    readonly p50: number | null;
    readonly p95: number | null;
    readonly p99: number | null;
  };
}

/** What the journal says about recovery within a window. */
export interface RecoveryReport {
  readonly window: ReportWindow;
  /** RFC 3339: the window. */
  readonly since: string;
  readonly until: string;
  /** Flows that ended, of every mode. */
  readonly flows: {
    readonly total: number;
    readonly successful: number;
    /** Failed or timed out; stopped ones are neither. */
    readonly failed: number;
    /** Of the successful: a step completed only after a failed attempt. */
    readonly recovered: number;
    readonly successRate: number | null;
  };
  /** Steps that completed or failed. */
  readonly steps: {
    readonly ended: number;
    readonly firstTry: number;
    readonly firstTryRate: number | null;
    readonly ci95: Interval | null;
  };
  /** Recoveries in which something was tried, whatever came of it. */
  readonly recoveries: {
    readonly count: number;
    readonly totalMs: number;
    readonly averageMs: number | null;
  };
  readonly byStrategy: Readonly<Record<Strategy, RecoveryFigures>>;
  readonly byErrorClass: Readonly<Record<ErrorClass, RecoveryFigures>>;
  /** Recoveries that waited for a person, and how long, in milliseconds. */
  readonly person: { readonly count: number; readonly p50: number | null; readonly p95: number | null };
}
