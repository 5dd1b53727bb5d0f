import type { LandedCheck } from './landed-check';
import type { Ledger } from './ledger';

/** A ledger, and the gate before any resend on it. */
export interface OpenedLedger {
  readonly ledger: Ledger;
  readonly landedCheck: LandedCheck;
}
