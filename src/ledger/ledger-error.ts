import type { Failure } from '../domain';

/** The ledger could not do what was asked; `failure` says why in structured form. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}
