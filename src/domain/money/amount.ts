/** One hundred percent, in basis points. */
export const FULL_BPS = 10_000;

/** The largest u64, the widest amount a Solana token can hold. */
export const MAX_U64 = (1n << 64n) - 1n;

/** How much a step moves; what is not `exact` is resolved when the step runs. */
export type Amount =
  /** Raw units of the token. */
  | { readonly kind: 'exact'; readonly raw: bigint }
  /** A part of the balance when the step runs (of the position, for withdraw and redeem). */
  | { readonly kind: 'percent'; readonly bps: number }
  /** The whole balance or position; native SOL keeps a reserve for fees. */
  | { readonly kind: 'all' }
  /** What an earlier step produced, or a part of it. */
  | { readonly kind: 'output_of'; readonly stepId: string; readonly bps: number }
  /** Worth this many US dollars when the step runs; a decimal without sign, grouping or trailing zeros. */
  | { readonly kind: 'usd'; readonly value: string };

export const exact = (raw: bigint): Amount => ({ kind: 'exact', raw });
export const percent = (bps: number): Amount => (bps === FULL_BPS ? ALL : { kind: 'percent', bps });
export const outputOf = (stepId: string, bps = FULL_BPS): Amount => ({ kind: 'output_of', stepId, bps });
export const usd = (value: string): Amount => ({ kind: 'usd', value });
export const ALL: Amount = { kind: 'all' };

/** `raw * bps / 10000`, rounded down: a part never exceeds the whole. */
export function partOf(raw: bigint, bps: number): bigint {
  return (raw * BigInt(bps)) / BigInt(FULL_BPS);
}
