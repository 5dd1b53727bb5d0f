/** One hundred percent, in basis points. */
export const FULL_BPS = 10_000;

/** `raw * bps / 10000`, rounded down: a part never exceeds the whole. */
export function partOf(raw: bigint, bps: number): bigint {
  return (raw * BigInt(bps)) / BigInt(FULL_BPS);
}
