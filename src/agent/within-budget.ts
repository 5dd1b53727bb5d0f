import type { Clock } from '../common/clock';
import { ModelError } from './model-error';

/**
 * Runs work that may take so long and no longer, and that ends when the caller goes away.
 * @throws {ModelError} `timeout` or `aborted`, or what the work throws
 */
export async function withinBudget<T>(
  { clock, timeoutMs, caller }: { clock: Clock; timeoutMs: number; caller?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const budget = new AbortController();
  const done = new AbortController();
  const leave = () => budget.abort(new ModelError('aborted', 'Whoever asked went away.'));
  if (caller?.aborted) leave();
  caller?.addEventListener('abort', leave, { signal: done.signal });
  void clock.sleep(timeoutMs, done.signal).then(() => {
    if (!done.signal.aborted)
      budget.abort(new ModelError('timeout', `The model took longer than ${timeoutMs} ms.`));
  });
  try {
    budget.signal.throwIfAborted();
    return await work(budget.signal);
  } finally {
    done.abort();
  }
}
