import type { Failure } from '../../domain';
import { LedgerError } from '../ledger-error';

/** What follows from an error for the caller. */
export interface RpcErrorTraits {
  /** Did the node say no? Then it did not do what was asked; otherwise it may have, and only the answer is lost. */
  readonly isRefusal: boolean;
  /** May another node, or the same one later, do it? */
  readonly passes: boolean;
  /** What the node adds to a refusal, such as the simulation of a transaction. */
  readonly data?: unknown;
}

/** A node did not do what was asked of it, or nobody knows whether it did. */
export class RpcError extends LedgerError {
  readonly isRefusal: boolean;
  readonly passes: boolean;
  readonly data: unknown;

  constructor(failure: Failure, { isRefusal, passes, data }: RpcErrorTraits) {
    super(failure);
    this.isRefusal = isRefusal;
    this.passes = passes;
    this.data = data;
  }
}
