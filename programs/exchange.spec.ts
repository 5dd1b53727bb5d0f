import fc from 'fast-check';
import { quoteExactIn, quoteExactOut } from '../src/protocols/jupiter-swap/constant-product';
import { ExchangeBench, type Market, SWAP_EXACT_IN, SWAP_EXACT_OUT } from './exchange-bench';
import { Refusal } from './program-bench';

const U64_MAX = (1n << 64n) - 1n;

/** 100 000 of the first token against 15 000 000 of the second, and so on. */
const MARKETS: readonly Market[] = [
  { reserveIn: 100_000_000_000n, reserveOut: 15_000_000_000_000n, feeBps: 25n },
  { reserveIn: 20_000_000_000_000n, reserveOut: 19_000_000_000_000n, feeBps: 1n },
  { reserveIn: 4_000_000_000_000n, reserveOut: 5_000_000_000_000n, feeBps: 30n },
];
const AMOUNT = 1_000_000_000n;
const PLENTY = 10n ** 18n;

const acrossIn = (markets: readonly Market[], amount: bigint) =>
  markets.reduce<bigint | undefined>(
    (given, m) => (given === undefined ? given : quoteExactIn(m.reserveIn, m.reserveOut, m.feeBps, given)),
    amount,
  );
const acrossOut = (markets: readonly Market[], amount: bigint) =>
  markets.reduceRight<bigint | undefined>(
    (wanted, m) =>
      wanted === undefined ? wanted : quoteExactOut(m.reserveIn, m.reserveOut, m.feeBps, wanted),
    amount,
  );

const market = fc.record({
  reserveIn: fc.bigInt(1n, 10n ** 16n),
  reserveOut: fc.bigInt(1n, 10n ** 16n),
  feeBps: fc.bigInt(0n, 9_999n),
});
const route = fc.array(market, { minLength: 1, maxLength: 3 });

describe('the exchange program', () => {
  let bench: ExchangeBench;

  beforeAll(async () => {
    bench = await ExchangeBench.open();
  });
  beforeEach(() => {
    bench.fill(MARKETS, PLENTY);
  });

  describe.each([1, 2, 3])('through %i pools', (hops) => {
    it('sells exactly the input, for exactly the quote', () => {
      const expected = acrossIn(MARKETS.slice(0, hops), AMOUNT) ?? 0n;
      expect(bench.run(bench.swap(SWAP_EXACT_IN, AMOUNT, expected, hops)).error).toBeUndefined();
      expect(bench.tokens(bench.wallet(0))).toBe(PLENTY - AMOUNT);
      expect(bench.tokens(bench.wallet(hops))).toBe(expected);
    });

    it('buys exactly the output, for exactly the quote', () => {
      const expected = acrossOut(MARKETS.slice(0, hops), AMOUNT) ?? 0n;
      expect(bench.run(bench.swap(SWAP_EXACT_OUT, AMOUNT, expected, hops)).error).toBeUndefined();
      expect(bench.tokens(bench.wallet(0))).toBe(PLENTY - expected);
      expect(bench.tokens(bench.wallet(hops))).toBe(AMOUNT);
    });

    it('refuses one unit past the limit, and moves nothing', () => {
      const before = bench.holdings();
      const out = acrossIn(MARKETS.slice(0, hops), AMOUNT) ?? 0n;
      const cost = acrossOut(MARKETS.slice(0, hops), AMOUNT) ?? 0n;
      expect(bench.run(bench.swap(SWAP_EXACT_IN, AMOUNT, out + 1n, hops)).error).toBe(Refusal.slippage);
      expect(bench.run(bench.swap(SWAP_EXACT_OUT, AMOUNT, cost - 1n, hops)).error).toBe(Refusal.slippage);
      expect(bench.holdings()).toEqual(before);
    });

    it('stays within the budget of compute units', () => {
      const budget = [0, 15_000, 40_000, 60_000][hops];
      const sell = bench.run(bench.swap(SWAP_EXACT_IN, AMOUNT, 0n, hops));
      const buy = bench.run(bench.swap(SWAP_EXACT_OUT, AMOUNT, U64_MAX, hops));
      expect(sell.error ?? buy.error).toBeUndefined();
      expect(Math.max(sell.computeUnits, buy.computeUnits)).toBeLessThan(budget ?? 0);
    });
  });

  it('leaves the fee in the pool', () => {
    bench.run(bench.swap(SWAP_EXACT_IN, AMOUNT, 0n));
    const [vaultIn, vaultOut] = bench.pool(0).vaults;
    const [first] = MARKETS;
    expect(bench.tokens(vaultIn)).toBe((first?.reserveIn ?? 0n) + AMOUNT);
    expect(bench.tokens(vaultIn) * bench.tokens(vaultOut)).toBeGreaterThan(
      (first?.reserveIn ?? 0n) * (first?.reserveOut ?? 0n),
    );
  });

  it('agrees with the quote for any sale, to the unit and in what it refuses', () => {
    fc.assert(
      fc.property(route, fc.bigInt(1n, 10n ** 16n), (markets, amount) => {
        bench.fill(markets, amount);
        const expected = acrossIn(markets, amount);
        const { error } = bench.run(bench.swap(SWAP_EXACT_IN, amount, expected ?? 0n, markets.length));
        expect(error === undefined).toBe(expected !== undefined);
        expect(bench.tokens(bench.wallet(markets.length))).toBe(expected ?? 0n);
        expect(bench.tokens(bench.wallet(0))).toBe(expected === undefined ? amount : 0n);
      }),
      { numRuns: 200 },
    );
  });

  it('agrees with the quote for any purchase, to the unit and in what it refuses', () => {
    fc.assert(
      fc.property(route, fc.bigInt(1n, 10n ** 12n), (markets, amount) => {
        bench.fill(markets, U64_MAX - 10n ** 17n);
        const expected = acrossOut(markets, amount);
        fc.pre(expected === undefined || expected < U64_MAX - 10n ** 17n);
        const { error } = bench.run(bench.swap(SWAP_EXACT_OUT, amount, U64_MAX, markets.length));
        expect(error === undefined).toBe(expected !== undefined);
        expect(bench.tokens(bench.wallet(markets.length))).toBe(expected === undefined ? 0n : amount);
        expect(bench.tokens(bench.wallet(0))).toBe(U64_MAX - 10n ** 17n - (expected ?? 0n));
      }),
      { numRuns: 200 },
    );
  });

  it('takes and makes nothing: tokens only change hands', () => {
    fc.assert(
      fc.property(route, fc.bigInt(1n, 10n ** 12n), fc.boolean(), (markets, amount, isSale) => {
        bench.fill(markets, 10n ** 18n);
        const total = () => bench.holdings().reduce((sum, held) => sum + held);
        const before = total();
        const operation = isSale ? SWAP_EXACT_IN : SWAP_EXACT_OUT;
        bench.run(bench.swap(operation, amount, isSale ? 0n : 10n ** 18n, markets.length));
        expect(total()).toBe(before);
      }),
      { numRuns: 50 },
    );
  });
});
