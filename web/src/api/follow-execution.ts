import { ApiProblem } from './api-problem';
import { isAbort, reached } from './answer-of';
import { askForKey } from './api-key';
import { type Schema, api } from './client';
import { problemOf } from './use-loaded';
import { hasEnded } from '../words/statuses';

type Status = Schema<'ExecutionStatusDto'>;

/** Between two tries while the service does not answer. */
const AGAIN_MS = 2_000;

export interface Follower {
  readonly onStatus: (status: Status) => void;
  /** `undefined`: the service answers again. */
  readonly onProblem: (problem: ApiProblem | undefined) => void;
}

/**
 * Tells every new status of an execution until it has ended. The service holds each poll until there is news; a page
 * that nobody looks at holds none, so that it keeps no connection from others.
 */
export async function followExecution(id: string, follower: Follower, signal: AbortSignal): Promise<void> {
  let etag: string | undefined;
  while (!signal.aborted) {
    await untilSeen(signal);
    try {
      const { status, tag } = await poll(id, etag, signal);
      etag = tag ?? etag;
      follower.onProblem(undefined);
      if (status !== undefined) follower.onStatus(status);
      if (status !== undefined && hasEnded(status.status)) return;
    } catch (error) {
      if (isAbort(error)) continue;
      const problem = problemOf(error);
      follower.onProblem(problem);
      if (isFinal(problem)) return;
      await pause(AGAIN_MS);
    }
  }
}

/** Would the same request be refused again? */
function isFinal({ status }: ApiProblem): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

/** One poll, held by the service if the client knows a state already; given up when the page is hidden. */
async function poll(id: string, etag: string | undefined, signal: AbortSignal) {
  const hidden = new AbortController();
  const onHide = () => document.hidden && hidden.abort();
  document.addEventListener('visibilitychange', onHide);
  try {
    const { data, error, response } = await reached(
      api().GET('/api/v1/executions/{execution_id}', {
        params: { path: { execution_id: id } },
        ...(etag !== undefined && { headers: { 'if-none-match': etag, prefer: 'wait=20' } }),
        cache: 'no-store',
        signal: AbortSignal.any([signal, hidden.signal]),
      }),
    );
    if (response.status === 401) askForKey();
    if (response.status >= 400) throw ApiProblem.of(error, response.status);
    return { status: data, tag: response.headers.get('etag') ?? undefined };
  } finally {
    document.removeEventListener('visibilitychange', onHide);
  }
}

function untilSeen(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    const seen = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', seen);
      resolve();
    };
    document.addEventListener('visibilitychange', seen);
    signal.addEventListener('abort', seen);
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
