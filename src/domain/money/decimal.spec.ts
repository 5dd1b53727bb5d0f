import fc from 'fast-check';
import { MAX_U64 } from './amount';
import { decimalFromRaw, rawFromDecimal } from './decimal';

const u64 = fc.bigInt({ min: 0n, max: MAX_U64 });
const decimals = fc.integer({ min: 0, max: 18 });

describe('decimals', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(
        u64,
        decimals,
        (raw, places) => rawFromDecimal(decimalFromRaw(raw, places), places) === raw,
      ),
    );
  });

  it.each([
    ['1', 9, 1_000_000_000n],
    ['.5', 9, 500_000_000n],
    ['0.000001', 6, 1n],
    ['1.', 6, 1_000_000n],
    ['1.5000000000', 6, 1_500_000n],
    ['7', 0, 7n],
  ])('reads %s with %i decimals', (text, places, raw) => {
    expect(rawFromDecimal(text, places)).toBe(raw);
  });

  it.each([
    ['finer than the token', '0.0000001', 6],
    ['signed', '-1', 6],
    ['grouped', '1,000', 6],
    ['an exponent', '1e9', 6],
    ['a lone point', '.', 6],
    ['nothing', '', 6],
  ])('refuses what is %s', (_case, text, places) => {
    expect(rawFromDecimal(text, places)).toBeUndefined();
  });

  it.each([
    [1_500_000n, 6, '1.5'],
    [-1_500_000n, 6, '-1.5'],
    [0n, 9, '0'],
    [5n, 9, '0.000000005'],
    [42n, 0, '42'],
  ])('writes %s with %i decimals as %s', (raw, places, text) => {
    expect(decimalFromRaw(raw, places)).toBe(text);
  });
});
