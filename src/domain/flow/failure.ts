import type { Address } from '../money';

/** What refused or broke an attempt, most specific first; classes and strategies are derived from these. */
export type FailureCode =
  | 'guard_violation'
  | 'insufficient_funds'
  | 'insufficient_liquidity'
  | 'slippage_exceeded'
  | 'price_impact_too_high'
  | 'no_route'
  | 'venue_unavailable'
  | 'blockhash_expired'
  | 'already_processed'
  | 'rate_limited'
  | 'rpc_unavailable'
  | 'timeout_after_send'
  | 'signature_missing'
  | 'account_not_found'
  | 'invalid_recipient'
  | 'program_error'
  | 'transaction_error'
  | 'transaction_too_large'
  | 'amount_unresolvable'
  | 'amount_too_small'
  | 'prompt_refused'
  | 'dependency_failed'
  | 'stopped'
  | 'timed_out'
  | 'internal_error';

/**
 * Why an attempt or step failed, structured: whoever decides about recovery reads the fields, never the text.
 */
export interface Failure {
  readonly code: FailureCode;
  /** For a person: what was wrong and, where there is one, the way on. */
  readonly message: string;
  /** Custom error number of the program that refused, such as 6001. */
  readonly programError?: number;
  /** The program that refused. */
  readonly program?: Address;
  /** Index of the instruction that failed. */
  readonly instruction?: number;
  /** JSON-RPC error code of the node, such as -32002. */
  readonly rpcCode?: number;
  /** HTTP status of an upstream service. */
  readonly httpStatus?: number;
  /** What the upstream asked to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** What would have sufficed and what there was, in raw units. */
  readonly shortfall?: { readonly mint: Address; readonly needed: bigint; readonly available: bigint };
  /** Last lines of the program log. */
  readonly logs?: readonly string[];
}
