import type { Address } from '../money';

/** One holding that a transaction changed. Wrapped and native SOL of one owner are one holding of SOL. */
export interface AssetChange {
  readonly owner: Address;
  readonly mint: Address;
  /** Raw units, negative for a debit; without the fee and without rent. */
  readonly delta: bigint;
}

/** What a transaction does, or did, to holdings: simulated before signing, measured after landing. */
export interface AssetDiff {
  readonly changes: readonly AssetChange[];
  /** Lamports that the fee payer pays to the network. */
  readonly fee: bigint;
  /** Lamports locked (positive) in new token accounts as rent, or freed (negative) from closed ones. */
  readonly rent: bigint;
  /** Every program called, at any depth. */
  readonly programs: readonly Address[];
  /** Accounts of the fee payer over which it would give authority away: delegate, close authority, owner. */
  readonly authorityChanges: readonly { readonly account: Address; readonly change: string }[];
}

/** The change of `owner`'s holding of `mint`; zero when the transaction leaves it alone. */
export function changeOf(diff: Pick<AssetDiff, 'changes'>, owner: Address, mint: Address): bigint {
  return diff.changes.find((change) => change.owner === owner && change.mint === mint)?.delta ?? 0n;
}
