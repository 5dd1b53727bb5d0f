import type { ExecutionSnapshot } from '../../domain';
import { pollingAdvice } from './polling-frequency';

/** As clients see it. */
export interface Polling {
  readonly interval_seconds: number | null;
  readonly recommendation: string;
}

/** What the headers said when the state was new; they go on to say it by age. */
export function pollingView(execution: ExecutionSnapshot): Polling {
  const { intervalSeconds, recommendation } = pollingAdvice(execution, Date.parse(execution.updatedAt));
  return { interval_seconds: intervalSeconds ?? null, recommendation };
}
