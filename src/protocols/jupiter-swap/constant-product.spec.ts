import fc from 'fast-check';
import { quoteExactIn, quoteExactOut } from './constant-product';

const U64_MAX = (1n << 64n) - 1n;
const reserve = fc.bigInt(1n, 10n ** 15n);
const amount = fc.bigInt(1n, 10n ** 15n);
const feeBps = fc.bigInt(0n, 9_999n);

describe('a constant-product quote', () => {
  it.each<{ sells: string; args: Parameters<typeof quoteExactIn> }>([
    { sells: 'nothing', args: [1_000n, 1_000n, 30n, 0n] },
    { sells: 'into a pool without input', args: [0n, 1_000n, 30n, 10n] },
    { sells: 'into a pool without output', args: [1_000n, 0n, 30n, 10n] },
    { sells: 'only to pay the fee', args: [1_000n, 1_000n, 10_000n, 10n] },
    { sells: 'dust that buys nothing', args: [1_000_000n, 10n, 30n, 10n] },
    { sells: 'more than a u64 can count', args: [U64_MAX, 10n, 0n, 1n] },
  ])('refuses who sells $sells', ({ args }) => {
    expect(quoteExactIn(...args)).toBeUndefined();
  });

  it.each<{ buys: string; args: Parameters<typeof quoteExactOut> }>([
    { buys: 'nothing', args: [1_000n, 1_000n, 30n, 0n] },
    { buys: 'the whole reserve', args: [1_000n, 1_000n, 30n, 1_000n] },
    { buys: 'where all is fee', args: [1_000n, 1_000n, 10_000n, 10n] },
    { buys: 'from a pool without input', args: [0n, 1_000n, 30n, 10n] },
    { buys: 'for more than a u64 can count', args: [U64_MAX - 1n, 1_000n, 0n, 500n] },
  ])('refuses who buys $buys', ({ args }) => {
    expect(quoteExactOut(...args)).toBeUndefined();
  });

  it('takes the fee from the input', () => {
    expect(quoteExactIn(1_000_000n, 1_000_000n, 0n, 1_000n)).toBe(999n);
    expect(quoteExactIn(1_000_000n, 1_000_000n, 100n, 1_000n)).toBe(989n);
    expect(quoteExactOut(1_000_000n, 1_000_000n, 100n, 989n)).toBe(1_000n);
  });

  it('never lets the product of the reserves fall', () => {
    fc.assert(
      fc.property(reserve, reserve, feeBps, amount, (x, y, fee, given) => {
        const out = quoteExactIn(x, y, fee, given) ?? 0n;
        expect((x + given) * (y - out)).toBeGreaterThanOrEqual(x * y);
      }),
    );
  });

  it('asks for the least input that gives the output', () => {
    fc.assert(
      fc.property(reserve, reserve, feeBps, amount, (x, y, fee, wanted) => {
        const cost = quoteExactOut(x, y, fee, wanted);
        fc.pre(cost !== undefined);
        expect(quoteExactIn(x, y, fee, cost)).toBeGreaterThanOrEqual(wanted);
        expect(quoteExactIn(x, y, fee, cost - 1n) ?? 0n).toBeLessThan(wanted);
      }),
    );
  });
});
