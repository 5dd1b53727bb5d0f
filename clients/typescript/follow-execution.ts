import { type PersistOptions, pause, persist, unlessAborted } from './persist';
import type { ReevClient, ReevSchema } from './reev-client';

/** The status of an execution. */
export type ExecutionStatus = ReevSchema<'ExecutionStatusDto'>;

/** States after which nothing changes. */
const ENDED = new Set<string>(['Completed', 'Failed', 'Stopped', 'Timeout']);

/** Seconds for which the service may hold a poll. */
const HOLD_SECONDS = 20;

/** Without the service's advice. */
const DEFAULT_WAIT_MS = 1_000;

/** Has the execution ended? */
export function hasEnded({ status }: Pick<ExecutionStatus, 'status'>): boolean {
  return ENDED.has(status);
}

/**
 * Each new status of an execution, from now to its end. The service holds each poll until there is news; where something
 * between does not let it, polls are as far apart as `Retry-After` says. A lost connection is made again.
 * @throws {ReevProblem} when the service refuses
 * @throws {ReevUnreachable} when it stays away
 */
export async function* followExecution(
  client: ReevClient,
  executionId: string,
  options: PersistOptions = {},
): AsyncGenerator<ExecutionStatus, void, undefined> {
  const { signal, sleep = pause } = options;
  let etag: string | undefined;
  for (;;) {
    const { data, response } = await persist(() => poll(client, executionId, etag, signal), options);
    etag = response.headers.get('etag') ?? undefined;
    if (data !== undefined) yield data;
    if (data !== undefined && hasEnded(data)) return;
    if (data === undefined && !response.headers.has('preference-applied'))
      await unlessAborted(sleep(adviceOf(response)), signal);
  }
}

function poll(client: ReevClient, executionId: string, etag: string | undefined, signal?: AbortSignal) {
  return client.GET('/api/v1/executions/{execution_id}', {
    params: {
      path: { execution_id: executionId },
      ...(etag !== undefined && { header: { 'If-None-Match': etag, Prefer: `wait=${HOLD_SECONDS}` } }),
    },
    ...(signal !== undefined && { signal }),
  });
}

function adviceOf({ headers }: Response): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1_000 : DEFAULT_WAIT_MS;
}
