import { type Address, FULL_BPS, type SwapMode } from '../../domain';
import { quoteExactIn, quoteExactOut } from './constant-product';
import type { Pool } from './pool-directory';

/** Most pools that one trade passes through; the exchange program takes no more. */
const MAX_HOPS = 3;

/** A pool as one trade sees it. */
export interface Reserves {
  readonly reserveIn: bigint;
  readonly reserveOut: bigint;
  /** Taken from the input, in basis points. */
  readonly feeBps: bigint;
}

/** One pool, in the direction in which a trade passes through it. */
export interface Hop {
  readonly pool: Pool;
  readonly input: Address;
  readonly output: Address;
  readonly vaultIn: Address;
  readonly vaultOut: Address;
  readonly reserves: Reserves;
}

/** A way through the pools with what it gives now. */
export interface Route {
  readonly hops: readonly Hop[];
  readonly inAmount: bigint;
  readonly outAmount: bigint;
}

export interface RouteRequest {
  readonly input: Address;
  readonly output: Address;
  readonly amount: bigint;
  readonly swapMode: SwapMode;
}

/** The best way for the amount: most output for an exact input, least input for an exact output. */
export function findRoute(pools: readonly Pool[], request: RouteRequest): Route | undefined {
  let best: Route | undefined;
  for (const hops of waysBetween(pools, request.input, request.output)) {
    const route =
      request.swapMode === 'ExactIn' ? forward(hops, request.amount) : backward(hops, request.amount);
    if (route !== undefined && (best === undefined || isBetter(route, best))) best = route;
  }
  return best;
}

/** Is there any way at all, whatever the amount? */
export function isConnected(pools: readonly Pool[], input: Address, output: Address): boolean {
  return waysBetween(pools, input, output).length > 0;
}

/** How much less the trade gives than an infinitely small one would, fees apart; in basis points. */
export function priceImpactBps({ hops, inAmount, outAmount }: Route): number {
  const ideal = hops.reduce(
    (amount, { reserves }) =>
      (amount * (1 - Number(reserves.feeBps) / FULL_BPS) * Number(reserves.reserveOut)) /
      Number(reserves.reserveIn),
    Number(inAmount),
  );
  return ideal > 0 ? Math.max(0, Math.round((1 - Number(outAmount) / ideal) * FULL_BPS)) : 0;
}

function isBetter(a: Route, b: Route): boolean {
  return a.outAmount > b.outAmount || (a.outAmount === b.outAmount && a.inAmount < b.inAmount);
}

function forward(hops: readonly Hop[], inAmount: bigint): Route | undefined {
  let amount: bigint | undefined = inAmount;
  for (const { reserves } of hops) {
    const { reserveIn, reserveOut, feeBps } = reserves;
    amount = amount === undefined ? undefined : quoteExactIn(reserveIn, reserveOut, feeBps, amount);
  }
  return amount === undefined ? undefined : { hops, inAmount, outAmount: amount };
}

function backward(hops: readonly Hop[], outAmount: bigint): Route | undefined {
  let amount: bigint | undefined = outAmount;
  for (const { reserves } of hops.toReversed()) {
    const { reserveIn, reserveOut, feeBps } = reserves;
    amount = amount === undefined ? undefined : quoteExactOut(reserveIn, reserveOut, feeBps, amount);
  }
  return amount === undefined ? undefined : { hops, inAmount: amount, outAmount };
}

/** Every way that passes no token twice. */
function waysBetween(pools: readonly Pool[], input: Address, output: Address): Hop[][] {
  const ways: Hop[][] = [];
  const walk = (at: Address, hops: readonly Hop[]): void => {
    for (const hop of hopsFrom(pools, at)) {
      const isVisited = hop.output === input || hops.some((earlier) => earlier.output === hop.output);
      if (isVisited) continue;
      if (hop.output === output) ways.push([...hops, hop]);
      else if (hops.length + 1 < MAX_HOPS) walk(hop.output, [...hops, hop]);
    }
  };
  if (input !== output) walk(input, []);
  return ways;
}

function hopsFrom(pools: readonly Pool[], mint: Address): Hop[] {
  return pools.flatMap((pool) => {
    const { mintA, mintB, vaultA, vaultB, reserveA, reserveB, feeBps } = pool;
    if (mint === mintA) {
      const reserves = { reserveIn: reserveA, reserveOut: reserveB, feeBps };
      return [{ pool, input: mintA, output: mintB, vaultIn: vaultA, vaultOut: vaultB, reserves }];
    }
    if (mint !== mintB) return [];
    const reserves = { reserveIn: reserveB, reserveOut: reserveA, feeBps };
    return [{ pool, input: mintB, output: mintA, vaultIn: vaultB, vaultOut: vaultA, reserves }];
  });
}
