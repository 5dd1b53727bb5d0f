import type { Address } from '../money';

/** A bound on what one owner's holding of one token may change by. */
export interface AssetBound {
  readonly mint: Address;
  /** Raw units, never negative. */
  readonly raw: bigint;
  /** Whose holding; absent: the wallet's. */
  readonly owner?: Address;
}

/**
 * What the transaction of a step may do. It is simulated before it is signed and refused (`guard_violation`) when
 * a wallet's token falls by more than `maxDebit` says (a token that is not listed may not fall at all), a credit
 * stays below `minCredit`, a program outside `programs` is called, fees and rent exceed `maxOverhead`, or the
 * wallet would give away authority over an account.
 */
export interface Guards {
  readonly maxDebit: readonly AssetBound[];
  readonly minCredit: readonly AssetBound[];
  readonly programs: readonly Address[];
  /** Lamports for fees and the rent of new token accounts together. */
  readonly maxOverhead: bigint;
}

/** Guards as a plan shows them: amounts that only the run can know are `undefined`. */
export interface PlannedGuards {
  readonly maxDebit: readonly PlannedBound[];
  readonly minCredit: readonly PlannedBound[];
  readonly programs: readonly Address[];
  readonly maxOverhead: bigint;
}

export type PlannedBound = Omit<AssetBound, 'raw'> & { readonly raw: bigint | undefined };
