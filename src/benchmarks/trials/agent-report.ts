import type { Interval } from '../../common/statistics';
import type { Trial } from './trial';

/** What the trials of one agent came to. */
export interface AgentReport {
  readonly agent: string;
  readonly tasks: readonly TaskReport[];
  readonly score: { readonly mean: number; readonly stderr: number; readonly ci95: Interval | null };
  readonly success: { readonly rate: number | null; readonly ci95: Interval | null };
  /** By k, up to the number of trials that every task has. */
  readonly passAt: Readonly<Record<number, number>>;
  readonly passHat: Readonly<Record<number, number>>;
  /** Of pass^k with the largest k: tasks are resampled. */
  readonly passHatCi95: Interval | null;
  /** Part of the tasks that succeed in some trials and fail in others. */
  readonly flipRate: number | null;
  readonly wrongTrades: number;
  readonly recovery: { readonly disturbed: number; readonly recovered: number; readonly rate: number | null };
  readonly compatibilityMean: number | null;
  readonly latencyMs: { readonly p50: number | null; readonly p95: number | null };
  readonly infrastructureErrors: number;
}

export interface TaskReport {
  readonly id: string;
  readonly trials: readonly Trial[];
  readonly scored: number;
  readonly successes: number;
  readonly meanScore: number | null;
}
