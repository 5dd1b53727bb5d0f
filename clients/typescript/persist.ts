import { ReevProblem, ReevUnreachable, isProblem } from './reev-problem';

/** How calls deal with a service that is away for a while. */
export interface PersistOptions {
  /** Ends the waiting; the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** For how long a service that is away is tried again; default: a minute. */
  readonly patienceMs?: number | undefined;
  /** Waits; default: by the clock. */
  readonly sleep?: ((milliseconds: number) => Promise<void>) | undefined;
}

/** What a call of the client resolves to. */
interface Reply<T> {
  readonly data?: T | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

const DEFAULT_PATIENCE_MS = 60_000;
const FIRST_WAIT_MS = 250;
const MAX_WAIT_MS = 5_000;
/** What proxies answer while the service behind them is away. */
const AWAY = new Set([502, 503, 504]);

/**
 * Calls again while the service is away or asks for patience; only for calls that may be repeated.
 * @throws {ReevProblem} when the service refuses
 * @throws {ReevUnreachable} when it stays away
 */
export async function persist<T>(call: () => Promise<Reply<T>>, options: PersistOptions): Promise<Reply<T>> {
  const { signal, patienceMs = DEFAULT_PATIENCE_MS, sleep = pause } = options;
  let waitedMs = 0;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    const result = await tryOnce(call, signal);
    if ('reply' in result) return result.reply;
    const waitMs = Math.max(result.waitMs ?? 0, Math.min(FIRST_WAIT_MS * 2 ** tries, MAX_WAIT_MS));
    if (waitedMs + waitMs > patienceMs) throw result.failure;
    waitedMs += waitMs;
    await unlessAborted(sleep(waitMs), signal);
  }
}

/** The promise's outcome, or a rejection with the signal's reason, whichever comes first. */
export async function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  signal.throwIfAborted();
  const ended = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { signal: ended.signal });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    ended.abort();
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What to do after a call: use its reply, or wait and call again. */
type Try<T> = { readonly reply: Reply<T> } | { readonly failure: Error; readonly waitMs?: number };

async function tryOnce<T>(call: () => Promise<Reply<T>>, signal: AbortSignal | undefined): Promise<Try<T>> {
  let reply: Reply<T>;
  try {
    reply = await call();
  } catch (cause) {
    signal?.throwIfAborted();
    return { failure: new ReevUnreachable('The service cannot be reached.', { cause }) };
  }
  const { error, response } = reply;
  if (response.status < 400) return { reply };
  if (!isProblem(error)) {
    const failure = new ReevUnreachable(`Status ${response.status} without a problem document.`);
    if (AWAY.has(response.status)) return { failure };
    throw failure;
  }
  const failure = new ReevProblem(error);
  if (!error.retryable) throw failure;
  return { failure, ...(error.retryAfterMs !== undefined && { waitMs: error.retryAfterMs }) };
}
