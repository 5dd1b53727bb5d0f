import type { ErrorClass, Failure, FailureCode } from '../../domain';

/** Statuses of an upstream service (RFC 9110) that pass by themselves. */
const PASSING_STATUSES: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** JSON-RPC error codes of a Solana node that pass by themselves: node behind or unhealthy, slot skipped, no block yet. */
const PASSING_RPC_CODES: ReadonlySet<number> = new Set([-32004, -32005, -32007, -32014, -32016]);

/** By code; complete, so that a new code cannot be forgotten. */
export const CLASS_OF_CODE: Readonly<Record<FailureCode, ErrorClass>> = {
  guard_violation: 'permanent',
  insufficient_funds: 'insufficient_funds',
  insufficient_liquidity: 'liquidity',
  slippage_exceeded: 'stale',
  price_impact_too_high: 'liquidity',
  no_route: 'liquidity',
  venue_unavailable: 'liquidity',
  blockhash_expired: 'stale',
  already_processed: 'unknown_outcome',
  rate_limited: 'transient',
  rpc_unavailable: 'transient',
  timeout_after_send: 'unknown_outcome',
  signature_missing: 'needs_person',
  account_not_found: 'permanent',
  invalid_recipient: 'permanent',
  program_error: 'permanent',
  transaction_error: 'permanent',
  transaction_too_large: 'permanent',
  amount_unresolvable: 'needs_person',
  amount_too_small: 'needs_person',
  prompt_refused: 'permanent',
  dependency_failed: 'permanent',
  stopped: 'permanent',
  timed_out: 'permanent',
  internal_error: 'permanent',
};

/** For errors that carry nothing structured, text last. */
const TEXTS: readonly (readonly [RegExp, ErrorClass])[] = [
  [/blockhash not found|blockhash.*expired/i, 'stale'],
  [/rate limit|too many requests/i, 'transient'],
  [
    /ECONNRESET|ECONNREFUSED|EAI_AGAIN|socket hang up|fetch failed|connection (?:reset|refused)/i,
    'transient',
  ],
  [/timed? ?out/i, 'transient'],
];

/** Codes that say so little that the text may say more. */
const VAGUE: ReadonlySet<FailureCode> = new Set<FailureCode>(['transaction_error', 'internal_error']);

/** The class of a failure: upstream statuses and node codes first, then our code, the text last. */
export function classifyFailure(failure: Failure): ErrorClass {
  if (failure.code === 'timeout_after_send') return 'unknown_outcome';
  if (failure.httpStatus !== undefined && PASSING_STATUSES.has(failure.httpStatus)) return 'transient';
  if (failure.rpcCode !== undefined && PASSING_RPC_CODES.has(failure.rpcCode)) return 'transient';
  if (!VAGUE.has(failure.code)) return CLASS_OF_CODE[failure.code];
  const [, said] = TEXTS.find(([pattern]) => pattern.test(failure.message)) ?? [];
  return said ?? CLASS_OF_CODE[failure.code];
}
