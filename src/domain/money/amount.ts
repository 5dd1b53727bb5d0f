import { FULL_BPS } from './basis-points';
import type { Share } from './share';

/** The largest u64, the widest amount a Solana token can hold. */
export const MAX_U64 = (1n << 64n) - 1n;

/** How much a step moves; what is not `exact` is resolved when the step runs. */
export type Amount =
  /** Raw units of the token. */
  | { readonly kind: 'exact'; readonly raw: bigint }
  /** A part of the balance when the step runs (of the position, for withdraw and redeem). */
  | ({ readonly kind: 'percent' } & Share)
  /** The whole balance or position; native SOL keeps a reserve for fees. */
  | { readonly kind: 'all' }
  /** The balance or position when the step runs, less these raw units, which stay. */
  | { readonly kind: 'all_but'; readonly raw: bigint }
  /** What an earlier step produced, or a part of it. */
  | ({ readonly kind: 'output_of'; readonly stepId: string } & Share)
  /** Worth this many US dollars when the step runs; a decimal without sign, grouping or trailing zeros. */
  | { readonly kind: 'usd'; readonly value: string };

export const exact = (raw: bigint): Amount => ({ kind: 'exact', raw });
export const percent = (bps: number): Amount => percentOf({ bps });
export const outputOf = (stepId: string, bps = FULL_BPS): Amount => ({ kind: 'output_of', stepId, bps });
export const usd = (value: string): Amount => ({ kind: 'usd', value });
export const ALL: Amount = { kind: 'all' };
export const allBut = (raw: bigint): Amount => ({ kind: 'all_but', raw });

/** A share of the balance; the whole of it is written as all. */
export const percentOf = (share: Share): Amount =>
  share.bps === FULL_BPS ? ALL : { kind: 'percent', ...share };

/** A share of what an earlier step produced. */
export const outputShare = (stepId: string, share: Share): Amount => ({
  kind: 'output_of',
  stepId,
  ...share,
});
