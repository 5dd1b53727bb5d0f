import fc from 'fast-check';
import { ratioOf, wilsonInterval } from './proportion';

const outcomes = fc
  .integer({ min: 1, max: 10_000 })
  .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)));

describe('ratioOf', () => {
  it('is a share of something', () => {
    expect([ratioOf(1, 4), ratioOf(0, 4), ratioOf(0, 0)]).toEqual([0.25, 0, null]);
  });
});

describe('wilsonInterval', () => {
  it('has nothing to say about no trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  it.each([
    [8, 10, 0.490162, 0.943318],
    [1, 1, 0.206549, 1],
    [0, 10, 0, 0.277533],
    [50, 100, 0.403832, 0.596168],
  ])('of %d in %d', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 5);
    expect(interval?.high).toBeCloseTo(high, 5);
  });

  it('lies within 0 and 1, holds the observed share, and mirrors with it', () => {
    fc.assert(
      fc.property(outcomes, ([successes, trials]) => {
        const interval = wilsonInterval(successes, trials);
        const mirrored = wilsonInterval(trials - successes, trials);
        if (interval === null || mirrored === null) throw new Error('there were trials');
        const share = successes / trials;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(share);
        expect(interval.high).toBeGreaterThanOrEqual(share);
        expect(mirrored.low).toBeCloseTo(1 - interval.high, 10);
      }),
    );
  });

  it('narrows with more trials of the same share', () => {
    fc.assert(
      fc.property(outcomes, fc.integer({ min: 2, max: 20 }), ([successes, trials], times) => {
        const width = (k: number, n: number) =>
          (wilsonInterval(k, n)?.high ?? 1) - (wilsonInterval(k, n)?.low ?? 0);
        expect(width(successes * times, trials * times)).toBeLessThan(width(successes, trials));
      }),
    );
  });
});
