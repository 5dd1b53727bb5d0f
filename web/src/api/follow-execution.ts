import { hasEnded } from '../words/statuses';
import { isAbort, reached } from './answer-of';
import { askForKey } from './api-key';
import { ApiProblem } from './api-problem';
import { isLookedAt, lookedAway, pauseUntilLookedAt, untilShown } from './attention';
import { type Schema, api } from './client';
import { problemOf } from './use-loaded';

type Status = Schema<'ExecutionStatusDto'>;

/** Between two tries while the service does not answer, and between polls that are not held. */
const AGAIN_MS = 2_000;

export interface Follower {
  readonly onStatus: (status: Status) => void;
  /** `undefined`: the service answers again. */
  readonly onProblem: (problem: ApiProblem | undefined) => void;
}

/**
 * Tells every new status of an execution until it has ended. The service holds the poll of a page that somebody looks at
 * until there is news. A browser has six connections for a host, so other pages hold none: they poll now and then, or,
 * once they are hidden, not at all.
 */
export async function followExecution(id: string, follower: Follower, signal: AbortSignal): Promise<void> {
  let etag: string | undefined;
  while (!signal.aborted) {
    await untilShown(signal);
    try {
      const { status, tag, isHeld } = await poll(id, etag, signal);
      etag = tag ?? etag;
      follower.onProblem(undefined);
      if (status !== undefined) follower.onStatus(status);
      if (status !== undefined && hasEnded(status.status)) return;
      if (!isHeld && status === undefined) await pauseUntilLookedAt(AGAIN_MS, signal);
    } catch (error) {
      if (isAbort(error)) continue;
      const problem = problemOf(error);
      follower.onProblem(problem);
      if (isFinal(problem)) return;
      await pauseUntilLookedAt(AGAIN_MS, signal);
    }
  }
}

/** Would the same request be refused again? */
function isFinal({ status }: ApiProblem): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** One poll: held while somebody looks at the page, and let go of when they look away. */
async function poll(id: string, etag: string | undefined, signal: AbortSignal) {
  const isHeld = etag !== undefined && isLookedAt();
  const away = lookedAway();
  try {
    const { data, error, response } = await reached(
      api().GET('/api/v1/executions/{execution_id}', {
        params: { path: { execution_id: id } },
        headers: {
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(isHeld && { prefer: 'wait=20' }),
        },
        cache: 'no-store',
        signal: isHeld ? AbortSignal.any([signal, away.signal]) : signal,
      }),
    );
    if (response.status === 401) askForKey();
    if (response.status >= 400) throw ApiProblem.of(error, response.status);
    return { status: data, tag: response.headers.get('etag') ?? undefined, isHeld };
  } finally {
    away.dispose();
  }
}
