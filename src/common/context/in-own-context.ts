import { AsyncLocalStorage } from 'node:async_hooks';

/** What is ambient when the process starts: nothing. */
const atStart = AsyncLocalStorage.snapshot();

/**
 * Runs `work` with nothing ambient of the caller: no span, no turn, no supposition. For work that somebody else asked for,
 * taken from a queue, a commit group, a timer or an event: whose context it is taken in is an accident.
 */
export function inOwnContext<T>(work: () => T): T {
  return atStart(work);
}
