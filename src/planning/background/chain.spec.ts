import * as fc from 'fast-check';
import { type ChainScores, marginalsOf } from './chain';

const score = fc.double({ min: -4, max: 4, noNaN: true });
const scores = fc.integer({ min: 1, max: 5 }).chain((length) =>
  fc.record({
    length: fc.constant(length),
    words: numbers(length * 3),
    steps: numbers(length * 9),
  }),
);

function numbers(length: number): fc.Arbitrary<Float64Array> {
  return fc.array(score, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
}

/** Every way to label the words, with its unnormalised probability. */
function labellings({ length, words, steps }: ChainScores): { labels: number[]; weight: number }[] {
  return Array.from({ length: 3 ** length }, (_, index) => {
    const labels = Array.from({ length }, (_, at) => Math.floor(index / 3 ** at) % 3);
    const total = labels.reduce((sum, label, at) => {
      const step = at === 0 ? 0 : (steps[at * 9 + (labels[at - 1] ?? 0) * 3 + label] ?? 0);
      return sum + (words[at * 3 + label] ?? 0) + step;
    }, 0);
    return { labels, weight: Math.exp(total) };
  });
}

describe('marginalsOf', () => {
  it('agrees with the sum over all labellings', () => {
    fc.assert(
      fc.property(scores, (chain) => {
        const all = labellings(chain);
        const total = all.reduce((sum, { weight }) => sum + weight, 0);
        const { words, steps, logTotal } = marginalsOf(chain);
        const shareOf = (holds: (labels: number[]) => boolean): number =>
          all.reduce((sum, { labels, weight }) => sum + (holds(labels) ? weight : 0), 0) / total;
        expect(logTotal).toBeCloseTo(Math.log(total), 8);
        words.forEach((likely, index) => {
          const [at, label] = [Math.floor(index / 3), index % 3];
          expect(likely).toBeCloseTo(
            shareOf((labels) => labels[at] === label),
            8,
          );
        });
        for (let index = 9; index < steps.length; index += 1) {
          const [at, before, after] = [Math.floor(index / 9), Math.floor(index / 3) % 3, index % 3];
          expect(steps[index]).toBeCloseTo(
            shareOf((labels) => labels[at - 1] === before && labels[at] === after),
            8,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
