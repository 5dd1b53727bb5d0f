import type { Interval } from './proportion';
import { seededDraws } from './seeded-draws';
import { meanOf } from './sample-mean';

const RESAMPLES = 1_000;

/**
 * The 95 % percentile interval of a mean by resampling; always the same for the same values and seed.
 * @param values at least one
 */
export function bootstrapInterval(values: readonly number[], seed: string): Interval {
  const draw = seededDraws(seed);
  const means = Array.from({ length: RESAMPLES }, () =>
    meanOf(values.map(() => values[Math.floor(draw() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const at = (share: number) => means[Math.min(RESAMPLES - 1, Math.floor(share * RESAMPLES))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
