import { BONK, JITOSOL, JLSOL, JLUSDC, JLUSDT, JUP, type Mint, SOL, USDC, USDT } from '../../../domain';

/** A pool with what it holds at genesis, in whole tokens. */
export interface PoolSeed {
  readonly a: Mint;
  readonly b: Mint;
  readonly amountA: bigint;
  readonly amountB: bigint;
  readonly feeBps: bigint;
}

/** A vault at genesis, in whole tokens. */
export interface VaultSeed {
  readonly asset: Mint;
  readonly share: Mint;
  readonly assets: bigint;
  readonly shares: bigint;
  /** Pays the interest. */
  readonly reserve: bigint;
  readonly aprBps: bigint;
}

/**
 * The sandbox's markets. All figures are invented: deep enough for trades of thousands of dollars, shallow enough that a
 * large one shows its price. At genesis SOL is worth 150 USDC, JUP 0.80, JitoSOL 180, and BONK 0.000025.
 */
export const POOLS: readonly PoolSeed[] = [
  { a: SOL, b: USDC, amountA: 100_000n, amountB: 15_000_000n, feeBps: 25n },
  { a: SOL, b: USDT, amountA: 40_000n, amountB: 6_000_000n, feeBps: 25n },
  { a: USDC, b: USDT, amountA: 20_000_000n, amountB: 20_000_000n, feeBps: 1n },
  { a: JUP, b: USDC, amountA: 5_000_000n, amountB: 4_000_000n, feeBps: 30n },
  { a: JUP, b: SOL, amountA: 3_000_000n, amountB: 16_000n, feeBps: 30n },
  { a: BONK, b: SOL, amountA: 60_000_000_000n, amountB: 10_000n, feeBps: 30n },
  { a: BONK, b: USDC, amountA: 40_000_000_000n, amountB: 1_000_000n, feeBps: 30n },
  { a: JITOSOL, b: SOL, amountA: 20_000n, amountB: 24_000n, feeBps: 5n },
  { a: JITOSOL, b: USDC, amountA: 10_000n, amountB: 1_800_000n, feeBps: 25n },
];

export const VAULTS: readonly VaultSeed[] = [
  { asset: USDC, share: JLUSDC, assets: 5_000_000n, shares: 4_800_000n, reserve: 500_000n, aprBps: 650n },
  { asset: USDT, share: JLUSDT, assets: 2_000_000n, shares: 1_950_000n, reserve: 200_000n, aprBps: 580n },
  { asset: SOL, share: JLSOL, assets: 20_000n, shares: 19_200n, reserve: 2_000n, aprBps: 420n },
];

/** What the market maker holds at genesis, in whole tokens. */
export const MARKET_MAKER_INVENTORY: readonly (readonly [Mint, bigint])[] = [
  [SOL, 20_000n],
  [USDC, 5_000_000n],
  [USDT, 5_000_000n],
  [JUP, 2_000_000n],
  [BONK, 20_000_000_000n],
  [JITOSOL, 5_000n],
];
