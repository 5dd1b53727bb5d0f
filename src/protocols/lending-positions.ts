import type { Address } from '../domain';

/** What a wallet has lent. */
export interface LendingPosition {
  /** Raw units of the share token. */
  readonly shares: bigint;
  /** Raw units of the asset that redeeming all shares would give now. */
  readonly assets: bigint;
}

/** Reads lending positions, so that "half of what I lent" can be resolved when a step runs. */
export abstract class LendingPositions {
  /** The position of `wallet` in the vault of `assetMint`; zeros when it has none or there is no such vault. */
  abstract position(wallet: Address, assetMint: Address): Promise<LendingPosition>;
}
