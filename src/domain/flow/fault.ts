import type { StepId } from './ids';

/**
 * Faults that the sandbox can really have. `blockhash_expired`: the node hands out a blockhash that is no longer valid.
 * `rpc_timeout_after_send`: the transaction lands and the answer is lost. `rpc_unavailable`: the node refuses the
 * connection. `rate_limited`: the node answers 429 with Retry-After. `slippage`: somebody trades between quote and
 * landing. `insufficient_liquidity`: the pools (or the vault) hold next to nothing. `venue_down`: the first venue is
 * closed. `insufficient_funds`: somebody else spends half of what the step needs, for good.
 */
export const FAULT_KINDS = [
  'blockhash_expired',
  'rpc_timeout_after_send',
  'rpc_unavailable',
  'rate_limited',
  'slippage',
  'insufficient_liquidity',
  'venue_down',
  'insufficient_funds',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Those that any transaction can meet. */
export const TRANSACTION_FAULTS = [
  'blockhash_expired',
  'rpc_timeout_after_send',
  'rpc_unavailable',
  'rate_limited',
  'insufficient_funds',
] as const satisfies readonly FaultKind[];

/** A fault that a request asks the sandbox to have, at the first attempts of a step. */
export interface InjectedFault {
  readonly stepId: StepId;
  readonly kind: FaultKind;
  /** Attempts that meet it. */
  readonly times: number;
}

/** A fault that an attempt met, as the journal keeps it. */
export type MetFault = Omit<InjectedFault, 'times'>;
