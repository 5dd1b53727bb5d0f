import type { Interval } from './proportion';
import { studentQuantile } from './student-t';

/** A mean with how sure it is. */
export interface SampleMean {
  readonly mean: number;
  /** Standard error; 0 where there are fewer than two clusters to tell it by. */
  readonly stderr: number;
  /** The 95 % interval (t); null where there are fewer than two clusters. */
  readonly interval: Interval | null;
}

const UPPER = 0.975;

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The mean of values that come in clusters, such as the trials of one task, which are more alike than those of others.
 * @param clusters none empty, at least one; clusters of one value each make it the usual standard error
 */
export function sampleMean(clusters: readonly (readonly number[])[]): SampleMean {
  const values = clusters.flat();
  const mean = meanOf(values);
  const count = clusters.length;
  if (count < 2) return { mean, stderr: 0, interval: null };
  const squares = clusters.map((cluster) => cluster.reduce((sum, value) => sum + (value - mean), 0) ** 2);
  const total = squares.reduce((sum, square) => sum + square, 0);
  const stderr = Math.sqrt((count / (count - 1)) * total) / values.length;
  const margin = studentQuantile(UPPER, count - 1) * stderr;
  return { mean, stderr, interval: { low: mean - margin, high: mean + margin } };
}
