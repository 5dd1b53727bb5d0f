/** A value with how often it occurred. */
export interface Tally {
  readonly value: number;
  readonly count: number;
}

/** How many values there are. */
export function sizeOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { count }) => sum + count, 0);
}

/** The sum of the values. */
export function totalOf(tallies: readonly Tally[]): number {
  return tallies.reduce((sum, { value, count }) => sum + value * count, 0);
}

/**
 * Percentiles by nearest rank: each is a value that occurred, the smallest that at least this share of the values does
 * not exceed.
 * @param shares each above 0 and at most 1
 * @returns one for each share; null when there are no values
 */
export function percentilesOf(tallies: readonly Tally[], shares: readonly number[]): (number | null)[] {
  const sorted = tallies.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const size = sizeOf(sorted);
  return shares.map((share) => (size === 0 ? null : valueAtRank(sorted, Math.ceil(share * size))));
}

function valueAtRank(sorted: readonly Tally[], rank: number): number | null {
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (passed >= rank) return value;
  }
  return sorted.at(-1)?.value ?? null;
}
