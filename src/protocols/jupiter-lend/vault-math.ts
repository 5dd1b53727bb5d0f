/**
 * The lending vault program's arithmetic, unit for unit. Amounts are raw units, at most 2^64 - 1; times are seconds since
 * the Unix epoch. A share is worth `(totalAssets + VIRTUAL) / (shares + VIRTUAL)` assets: the virtual million on both
 * sides belongs to nobody and keeps dust from moving the price of an empty vault. Every rounding favours the vault.
 */

/** What a vault owes and to how many shares. */
export interface VaultTotals {
  /** Worth of all shares, interest up to now included (see {@link accrue}). */
  readonly totalAssets: bigint;
  /** Supply of the share mint. */
  readonly shares: bigint;
}

/** What interest depends on. */
export interface InterestTerms {
  /** Worth of all shares at `updatedAt`. */
  readonly totalAssets: bigint;
  readonly updatedAt: bigint;
  /** Simple interest a year of 365 days, in basis points. */
  readonly aprBps: bigint;
  /** What the vault's token account holds: the assets and the reserve that pays the interest. */
  readonly held: bigint;
}

const VIRTUAL = 1_000_000n;
const BPS_SECONDS = 10_000n * 31_536_000n;
const U64_MAX = (1n << 64n) - 1n;

/**
 * Total assets at `now`: `totalAssets * (1 + aprBps * seconds / (10000 * 31536000))`, the interest rounded down, and never
 * more than the vault holds. A clock that went back changes nothing.
 */
export function accrue({ totalAssets, updatedAt, aprBps, held }: InterestTerms, now: bigint): bigint {
  if (now <= updatedAt) return totalAssets;
  const total = totalAssets + (totalAssets * aprBps * (now - updatedAt)) / BPS_SECONDS;
  return total > held ? held : total;
}

/** @returns the shares that a deposit gives, rounded down; undefined where the program refuses (nothing, or past a u64) */
export function sharesForDeposit(vault: VaultTotals, assets: bigint): bigint | undefined {
  if (vault.totalAssets + assets > U64_MAX) return undefined;
  return traded(vault, assets, (assets * priced(vault.shares)) / priced(vault.totalAssets));
}

/** The least assets that give a share, in raw units. */
export function leastDeposit(vault: VaultTotals): bigint {
  return divideUp(priced(vault.totalAssets), priced(vault.shares));
}

/** The fewest shares that give an asset, in raw units. */
export function leastRedemption(vault: VaultTotals): bigint {
  return divideUp(priced(vault.shares), priced(vault.totalAssets));
}

/** @returns the shares that a withdrawal costs, rounded up; undefined as above, or when the vault owes less than `assets` */
export function sharesForWithdraw(vault: VaultTotals, assets: bigint): bigint | undefined {
  if (assets > vault.totalAssets) return undefined;
  return traded(vault, assets, divideUp(assets * priced(vault.shares), priced(vault.totalAssets)));
}

/** @returns the assets that minting `shares` costs, rounded up; undefined where the program refuses */
export function assetsForMint(vault: VaultTotals, shares: bigint): bigint | undefined {
  const assets = traded(vault, shares, divideUp(shares * priced(vault.totalAssets), priced(vault.shares)));
  return assets !== undefined && vault.totalAssets + assets <= U64_MAX ? assets : undefined;
}

/** @returns the assets that redeeming `shares` gives, rounded down; undefined where the program refuses */
export function assetsForRedeem(vault: VaultTotals, shares: bigint): bigint | undefined {
  const assets = traded(vault, shares, (shares * priced(vault.totalAssets)) / priced(vault.shares));
  return assets !== undefined && assets <= vault.totalAssets ? assets : undefined;
}

function priced(amount: bigint): bigint {
  return amount + VIRTUAL;
}

function traded(vault: VaultTotals, given: bigint, taken: bigint): bigint | undefined {
  const isCountable = [priced(vault.totalAssets), priced(vault.shares), taken].every((sum) => sum <= U64_MAX);
  return isCountable && given > 0n && taken > 0n ? taken : undefined;
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
