import fc from 'fast-check';
import { type Tally, percentilesOf, sizeOf, totalOf } from './distribution';

const tally = (values: readonly number[]): Tally[] => values.map((value) => ({ value, count: 1 }));
const values = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 200 });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });

describe('percentilesOf', () => {
  it('has none of nothing', () => {
    expect(percentilesOf([], [0.5, 0.99])).toEqual([null, null]);
    expect(percentilesOf([{ value: 7, count: 0 }], [0.5])).toEqual([null]);
  });

  it.each([
    [[5], 0.5, 5],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[3, 1, 2, 4], 0.95, 4],
    [[15, 20, 35, 40, 50], 0.3, 20],
    [[15, 20, 35, 40, 50], 0.4, 20],
    [[15, 20, 35, 40, 50], 1, 50],
  ])('of %j at %d is %d', (sample, at, expected) => {
    expect(percentilesOf(tally(sample), [at])).toEqual([expected]);
  });

  it('counts a value as often as it occurred', () => {
    const tallies = [
      { value: 10, count: 98 },
      { value: 900, count: 2 },
    ];
    expect(percentilesOf(tallies, [0.5, 0.98, 0.99])).toEqual([10, 10, 900]);
    expect([sizeOf(tallies), totalOf(tallies)]).toEqual([100, 2780]);
  });

  it('is a value that occurred, which the share does not exceed and any smaller value falls short of', () => {
    fc.assert(
      fc.property(values, share, (sample, at) => {
        const [found] = percentilesOf(tally(sample), [at]);
        if (found === null || found === undefined) throw new Error('a sample has percentiles');
        const rank = Math.ceil(at * sample.length);
        expect(sample).toContain(found);
        expect(sample.filter((value) => value <= found).length).toBeGreaterThanOrEqual(rank);
        expect(sample.filter((value) => value < found).length).toBeLessThan(rank);
      }),
    );
  });

  it('does not depend on the order or on how equal values are tallied', () => {
    fc.assert(
      fc.property(values, share, (sample, at) => {
        const grouped = [...Map.groupBy(sample, (value) => value)].map(([value, group]) => ({
          value,
          count: group.length,
        }));
        expect(percentilesOf(grouped.reverse(), [at])).toEqual(percentilesOf(tally(sample), [at]));
      }),
    );
  });
});
