import { FULL_BPS, partOf } from './basis-points';

/** An exact part of a whole, in lowest terms. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A part of a balance or of an output: two thirds is `{ bps: 6666, ratio: 2/3 }`, a half is `{ bps: 5000 }`. */
export interface Share {
  /** Basis points, rounded down. */
  readonly bps: number;
  /** The exact part where it is no whole number of basis points; absent: `bps` is exact. */
  readonly ratio?: Ratio;
}

/**
 * The share `numerator / denominator`.
 * @throws {RangeError} unless 0 <= numerator <= denominator and denominator > 0
 */
export function shareOf(numerator: bigint, denominator: bigint): Share {
  if (denominator <= 0n || numerator < 0n || numerator > denominator) {
    throw new RangeError(`${numerator}/${denominator} is not a part of a whole.`);
  }
  const scaled = numerator * BigInt(FULL_BPS);
  const bps = Number(scaled / denominator);
  if (scaled % denominator === 0n) return { bps };
  const divisor = gcd(numerator, denominator);
  return { bps, ratio: { numerator: numerator / divisor, denominator: denominator / divisor } };
}

/** Raw units of a share, rounded down once: never more than the share that was named. */
export function takeShare(raw: bigint, { bps, ratio }: Share): bigint {
  return ratio ? (raw * ratio.numerator) / ratio.denominator : partOf(raw, bps);
}

/** What is left of a whole once these shares are taken; `undefined` when they are more than the whole. */
export function restOf(taken: readonly Share[]): Share | undefined {
  let numerator = 0n;
  let denominator = 1n;
  for (const share of taken) {
    const part = share.ratio ?? { numerator: BigInt(share.bps), denominator: BigInt(FULL_BPS) };
    numerator = numerator * part.denominator + part.numerator * denominator;
    denominator *= part.denominator;
  }
  return numerator > denominator ? undefined : shareOf(denominator - numerator, denominator);
}

/** "2/3", or "12.5 %". */
export function shareText({ bps, ratio }: Share): string {
  return ratio ? `${ratio.numerator}/${ratio.denominator}` : `${bps / 100} %`;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}
