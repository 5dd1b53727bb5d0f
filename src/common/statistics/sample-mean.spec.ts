import { bootstrapInterval } from './bootstrap';
import { sampleMean } from './sample-mean';
import { seededDraws } from './seeded-draws';
import { studentQuantile } from './student-t';

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.706204736],
    [0.975, 2, 4.30265273],
    [0.975, 5, 2.570581836],
    [0.975, 30, 2.042272456],
    [0.95, 10, 1.812461123],
    [0.995, 9, 3.249835541],
    [0.975, 1_000, 1.962339081],
  ])('at %d with %d degrees is that of the tables', (share, freedom, quantile) => {
    expect(studentQuantile(share, freedom)).toBeCloseTo(quantile, 6);
  });
});

describe('sampleMean', () => {
  it('is the usual standard error where each cluster is one value', () => {
    const { mean, stderr, interval } = sampleMean([[2], [4], [4], [4], [5], [5], [7], [9]]);
    expect(mean).toBe(5);
    expect(stderr).toBeCloseTo(Math.sqrt(32 / 7) / Math.sqrt(8), 12);
    expect(interval?.high).toBeCloseTo(5 + 2.364624252 * 0.755928946, 6);
  });

  it('is wider when trials of a task are alike than when they are not', () => {
    const alike = sampleMean([
      [1, 1, 1, 1],
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
    const mixed = sampleMean([
      [1, 0, 1, 1],
      [1, 1, 0, 1],
      [0, 1, 0, 1],
    ]);
    expect(alike.mean).toBe(mixed.mean);
    expect(alike.stderr).toBeGreaterThan(2 * mixed.stderr);
  });

  it('claims nothing of one cluster', () => {
    expect(sampleMean([[1, 0, 1]])).toEqual({ mean: 2 / 3, stderr: 0, interval: null });
  });
});

describe('bootstrapInterval', () => {
  it('is the same for the same seed, another for another, and holds the mean', () => {
    const values = [0.97, 0.51, 0.03, 0.88, 0.79, 0.26, 0.64, 0.11, 0.42];
    const interval = bootstrapInterval(values, 'a');
    expect(bootstrapInterval(values, 'a')).toEqual(interval);
    expect(bootstrapInterval(values, 'b')).not.toEqual(interval);
    expect(interval.low).toBeLessThan(0.512);
    expect(interval.high).toBeGreaterThan(0.513);
  });

  it('of equal values is those', () => {
    expect(bootstrapInterval([1, 1, 1], 'x')).toEqual({ low: 1, high: 1 });
  });
});

describe('seededDraws', () => {
  it('spreads evenly and repeats itself', () => {
    const draw = seededDraws('seed');
    const drawn = Array.from({ length: 10_000 }, draw);
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1);
    const again = seededDraws('seed');
    expect(drawn.slice(0, 5)).toEqual(Array.from({ length: 5 }, again));
  });
});
