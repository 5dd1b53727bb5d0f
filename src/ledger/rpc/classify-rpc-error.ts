import { SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR, isSolanaError } from '@solana/kit';
import { RpcError } from './rpc-error';
import { RpcRefusal } from './rpc-refusal';

/** Codes that providers limit rates with, besides the HTTP status. */
const RATE_LIMITS: ReadonlySet<number> = new Set([429, -32429, -32029]);
const RATE_LIMIT_TEXT = /rate limit|too many requests/i;

/**
 * Refusals that say something about the node and not about the request: it is behind, unhealthy, without history, without
 * an index, or it broke. Another node may answer.
 */
const NODE_TROUBLES: ReadonlySet<number> = new Set([
  ...[-32004, -32005, -32010, -32011, -32012, -32014, -32016, -32017, -32019, -32021, -32603],
]);

/** Wait when a node limits the rate and does not say for how long. */
const DEFAULT_RETRY_AFTER_MS = 1_000;
const MAX_RETRY_AFTER_MS = 300_000;

/**
 * What an error of a request means.
 * @param node how people know the node: never its whole URL, which may hold a key
 * @param now milliseconds since the Unix epoch
 */
export function classifyRpcError(error: unknown, node: string, now: number): RpcError {
  if (error instanceof RpcRefusal) return refused(error, node);
  if (isSolanaError(error, SOLANA_ERROR__RPC__TRANSPORT_HTTP_ERROR)) {
    const { statusCode, headers } = error.context;
    return statusCode === 429
      ? rateLimited(node, retryAfter(headers.get('retry-after'), now), { httpStatus: statusCode })
      : httpError(node, statusCode);
  }
  return unanswered(error, node);
}

/** The node did not answer in time. */
export function timedOut(node: string, timeoutMs: number): RpcError {
  const message = `${node} did not answer within ${timeoutMs} ms.`;
  return new RpcError({ code: 'rpc_unavailable', message }, { isRefusal: false, passes: true });
}

function refused({ code, message, data }: RpcRefusal, node: string): RpcError {
  const rpcCode = Number.isInteger(code) ? { rpcCode: code } : {};
  if (RATE_LIMITS.has(code) || RATE_LIMIT_TEXT.test(message))
    return rateLimited(node, DEFAULT_RETRY_AFTER_MS, rpcCode);
  const passes = NODE_TROUBLES.has(code);
  const failure = { message: `${node} refused: ${message}`, ...rpcCode } as const;
  return new RpcError(
    { code: passes ? 'rpc_unavailable' : 'transaction_error', ...failure },
    // An internal error may come after the work is done.
    { isRefusal: code !== -32603 && !Number.isNaN(code), passes, data },
  );
}

function rateLimited(
  node: string,
  retryAfterMs: number,
  source: { readonly httpStatus: number } | { readonly rpcCode?: number },
): RpcError {
  const message = `${node} limits the rate of requests.`;
  return new RpcError(
    { code: 'rate_limited', message, retryAfterMs, ...source },
    { isRefusal: true, passes: true },
  );
}

/** A gateway's 4xx comes before the node has seen the request; a 5xx may come after it. */
function httpError(node: string, httpStatus: number): RpcError {
  return new RpcError(
    { code: 'rpc_unavailable', message: `${node} answered with HTTP status ${httpStatus}.`, httpStatus },
    { isRefusal: httpStatus < 500, passes: true },
  );
}

/** No connection was made, or it broke, or the body cannot be read. */
function unanswered(error: unknown, node: string): RpcError {
  const reason = innermost(error);
  return new RpcError(
    { code: 'rpc_unavailable', message: `${node} gave no answer that can be read: ${reason.text}.` },
    { isRefusal: reason.code === 'ECONNREFUSED' || reason.code === 'ENOTFOUND', passes: true },
  );
}

function innermost(error: unknown): { readonly code: string; readonly text: string } {
  if (!(error instanceof Error)) return { code: '', text: String(error) };
  if (error.cause instanceof Error) return innermost(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { code, text: code || error.message };
}

/** `Retry-After` in milliseconds (RFC 9110 §10.2.3): seconds or a date. */
function retryAfter(header: string | null, now: number): number {
  if (header === null) return DEFAULT_RETRY_AFTER_MS;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1_000 : Date.parse(header) - now;
  if (Number.isNaN(ms)) return DEFAULT_RETRY_AFTER_MS;
  return Math.min(Math.max(0, ms), MAX_RETRY_AFTER_MS);
}
