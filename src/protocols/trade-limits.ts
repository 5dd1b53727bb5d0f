import { FULL_BPS } from '../domain';

/** Both sides of a trade; the user named one of them. */
export interface TradeTerms {
  readonly inAmount: bigint;
  readonly outAmount: bigint;
  readonly isInputExact: boolean;
}

/** What goes into the instruction: the named side is exact, the other is bounded. */
export interface TradeLimits {
  /** The most that may leave the wallet. */
  readonly mostIn: bigint;
  /** The least that may arrive. */
  readonly leastOut: bigint;
}

/** Limits with the tolerated slippage: the least output rounded down and never zero, the most input rounded up. */
export function tradeLimits(
  { inAmount, outAmount, isInputExact }: TradeTerms,
  slippageBps: number,
): TradeLimits {
  const bps = BigInt(FULL_BPS);
  const slippage = BigInt(slippageBps);
  if (!isInputExact)
    return { mostIn: inAmount + (inAmount * slippage + bps - 1n) / bps, leastOut: outAmount };
  const least = (outAmount * (bps - slippage)) / bps;
  return { mostIn: inAmount, leastOut: least > 0n ? least : 1n };
}
