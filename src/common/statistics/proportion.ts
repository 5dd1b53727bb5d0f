/** Bounds that hold the true share in 95 of 100 cases. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

/** `part / whole`; null when the whole is nothing. */
export function ratioOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/**
 * The 95 % score interval of a share (Wilson, 1927): unlike the textbook one it stays within 0 and 1 and is not empty at
 * the ends, also for few trials.
 * @param trials at least `successes`; with none there is no interval
 */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const share = successes / trials;
  const square = Z ** 2;
  const centre = share + square / (2 * trials);
  const margin = Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials ** 2));
  const scale = 1 + square / trials;
  return {
    low: successes === 0 ? 0 : Math.max(0, (centre - margin) / scale),
    high: successes === trials ? 1 : Math.min(1, (centre + margin) / scale),
  };
}
