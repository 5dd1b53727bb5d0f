import type { SendOutcome } from './ledger';

/**
 * What became of a transaction that was sent. `pending`: not seen, but its blockhash is still valid, so it may land;
 * `expired`: not seen and it can no longer land.
 */
export type LandedVerdict =
  | Exclude<SendOutcome, { outcome: 'unknown' }>
  | { readonly outcome: 'pending' }
  | { readonly outcome: 'expired' };

/**
 * The gate before any resend: a rebuilt transaction has a new signature and could land beside the old one, so it is
 * sent only when the old one was found neither landed nor able to land.
 */
export abstract class LandedCheck {
  /** @param sent signature and own last valid block height of the transaction, as journaled */
  abstract verdict(sent: {
    readonly signature: string;
    readonly lastValidBlockHeight: bigint;
  }): Promise<LandedVerdict>;

  /** Sends the recorded bytes of a `pending` transaction again. */
  abstract resend(signature: string): Promise<SendOutcome>;
}
