/**
 * The unbiased chance that at least one of `k` trials succeeds, of `trials` with so many successes; `null` where fewer than
 * `k` were made.
 */
export function passAt(k: number, trials: number, successes: number): number | null {
  if (trials < k) return null;
  return 1 - chosen(trials - successes, trials, k);
}

/** The unbiased chance that all of `k` trials succeed; `null` where fewer than `k` were made. */
export function passHat(k: number, trials: number, successes: number): number | null {
  return trials < k ? null : chosen(successes, trials, k);
}

/** C(part, k) / C(whole, k), without the large numbers. */
function chosen(part: number, whole: number, k: number): number {
  let share = 1;
  for (let at = 0; at < k; at += 1) share *= Math.max(0, part - at) / (whole - at);
  return share;
}
