import type { ReevClient, ReevSchema } from './reev-client';

type Status = ReevSchema<'ExecutionStatusDto'>;

export interface WaitOptions {
  /** Is this what was waited for? Default: the execution has ended, or waits for a person. */
  readonly until?: (status: Status) => boolean;
  /** Waits; default: by the clock. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** States in which an execution does not go on by itself. */
const AT_REST = new Set<string>(['AwaitingUser', 'Completed', 'Failed', 'Stopped', 'Timeout']);

/** Without advice of the service. */
const DEFAULT_WAIT_MS = 1_000;

/**
 * Polls an execution as the service advises: as often as `Retry-After` says, asking only for what has changed.
 * @throws {Error} with the problem's message when it is refused
 */
export async function waitForExecution(
  client: ReevClient,
  executionId: string,
  { until = ({ status }) => AT_REST.has(status), sleep = pause }: WaitOptions = {},
): Promise<Status> {
  let etag: string | undefined;
  for (;;) {
    const { data, error, response } = await client.GET('/api/v1/executions/{execution_id}', {
      params: { path: { execution_id: executionId } },
      ...(etag !== undefined && { headers: { 'if-none-match': etag } }),
    });
    if (response.status >= 400) throw new Error(error?.message ?? `status ${response.status}`);
    if (data !== undefined && until(data)) return data;
    etag = response.headers.get('etag') ?? undefined;
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    await sleep(Number.isFinite(seconds) ? seconds * 1_000 : DEFAULT_WAIT_MS);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
