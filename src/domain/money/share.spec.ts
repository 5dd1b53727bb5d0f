import fc from 'fast-check';
import { MAX_U64 } from './amount';
import { restOf, shareOf, shareText, takeShare } from './share';

const raw = fc.bigInt({ min: 0n, max: MAX_U64 });
const part = fc
  .tuple(fc.bigInt({ min: 1n, max: 1000n }), fc.bigInt({ min: 0n, max: 1000n }))
  .map(([denominator, numerator]) => shareOf(numerator % (denominator + 1n), denominator));

describe('shareOf', () => {
  it('keeps what is no whole number of basis points as a ratio in lowest terms', () => {
    expect(shareOf(4n, 6n)).toEqual({ bps: 6666, ratio: { numerator: 2n, denominator: 3n } });
    expect(shareOf(1n, 8n)).toEqual({ bps: 1250 });
    expect(shareText(shareOf(2n, 3n))).toBe('2/3');
    expect(shareText(shareOf(1n, 8n))).toBe('12.5 %');
  });

  it.each([
    [1n, 0n],
    [-1n, 2n],
    [3n, 2n],
  ])('refuses %s/%s', (numerator, denominator) => {
    expect(() => shareOf(numerator, denominator)).toThrow(RangeError);
  });
});

describe('takeShare', () => {
  it('rounds down once: two thirds of 10 is 6', () => {
    expect(takeShare(10n, shareOf(2n, 3n))).toBe(6n);
    expect(takeShare(MAX_U64, shareOf(1n, 3n))).toBe(MAX_U64 / 3n);
  });

  it('takes a share and its rest without ever exceeding the whole, and leaves less than two raw units', () => {
    fc.assert(
      fc.property(raw, part, (whole, share) => {
        const rest = restOf([share]);
        if (rest === undefined) throw new Error('a part exceeds its whole');
        const taken = takeShare(whole, share) + takeShare(whole, rest);
        expect(taken).toBeLessThanOrEqual(whole);
        expect(whole - taken).toBeLessThan(2n);
      }),
    );
  });
});

describe('restOf', () => {
  it('is what several shares leave, and nothing when they are more than the whole', () => {
    expect(restOf([shareOf(1n, 3n), shareOf(1n, 6n)])).toEqual({ bps: 5000 });
    expect(restOf([shareOf(1n, 3n), shareOf(2n, 3n)])).toEqual({ bps: 0 });
    expect(restOf([shareOf(2n, 3n), { bps: 3334 }])).toBeUndefined();
  });
});
