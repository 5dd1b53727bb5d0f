/** Binary fractions may fall short of a threshold that the decimal reaches. */
export function roundScore(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 1e9) / 1e9;
}
