import { type AccountMeta, AccountRole, type Instruction } from '@solana/kit';
import { TOKEN_PROGRAM_ADDRESS } from '@solana-program/token';
import fc from 'fast-check';
import { quoteExactIn, quoteExactOut } from '../src/protocols/jupiter-swap/constant-product';
import { ExchangeBench, type Market, SWAP_EXACT_IN, SWAP_EXACT_OUT, hopAccounts } from './exchange-bench';
import { newAddress } from './program-bench';

const U64_MAX = (1n << 64n) - 1n;
const BAD_ACCOUNT = 6000;
const SLIPPAGE = 6001;
const ZERO_AMOUNT = 6002;
const MATH_OVERFLOW = 6003;
const MISSING_SIGNATURE = 6004;
const INSUFFICIENT_LIQUIDITY = 6005;
const BAD_INSTRUCTION = 6006;

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
      expect(bench.run(bench.swap(SWAP_EXACT_IN, AMOUNT, out + 1n, hops)).error).toBe(SLIPPAGE);
      expect(bench.run(bench.swap(SWAP_EXACT_OUT, AMOUNT, cost - 1n, hops)).error).toBe(SLIPPAGE);
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

  describe('refuses', () => {
    const sale = (hops = 1) => bench.swap(SWAP_EXACT_IN, AMOUNT, 0n, hops);
    const withAccount = (
      instruction: Instruction,
      index: number,
      account: Partial<AccountMeta>,
    ): Instruction => ({
      ...instruction,
      accounts: (instruction.accounts ?? []).map((old, slot) =>
        slot === index ? ({ ...old, ...account } as AccountMeta) : (old as AccountMeta),
      ),
    });
    const expectError = (instruction: Instruction, error: number) => {
      const before = bench.holdings();
      expect(bench.run(instruction).error).toBe(error);
      expect(bench.holdings()).toEqual(before);
    };

    it('a user who has not signed', () => {
      expectError(withAccount(sale(), 0, { role: AccountRole.READONLY }), MISSING_SIGNATURE);
    });

    it('another token program', () => {
      expectError(withAccount(sale(), 1, { address: newAddress() }), BAD_ACCOUNT);
    });

    it("a user's account of another token, at either end", () => {
      expectError(withAccount(sale(), 2, { address: bench.wallet(2) }), BAD_ACCOUNT);
      expectError(withAccount(sale(), 3, { address: bench.wallet(2) }), BAD_ACCOUNT);
    });

    it('a pool that another program owns', () => {
      const forged = newAddress();
      bench.setAccount(forged, TOKEN_PROGRAM_ADDRESS, bench.data(bench.pool(0).address));
      expectError(withAccount(sale(), 4, { address: forged }), BAD_ACCOUNT);
    });

    it.each([
      { kind: 'is blank', make: () => new Uint8Array(152) },
      { kind: 'has another tag', make: (pool: Uint8Array) => pool.with(0, 1) },
      { kind: 'is too short', make: (pool: Uint8Array) => pool.slice(0, 144) },
      { kind: 'is too long', make: (pool: Uint8Array) => Uint8Array.from([...pool, ...new Uint8Array(8)]) },
    ])('an account of its own that $kind', ({ make }) => {
      const { address } = bench.pool(0);
      bench.setAccount(address, bench.program, make(bench.data(address)));
      expectError(sale(), BAD_ACCOUNT);
    });

    it('a pool whose fee is everything', () => {
      bench.fill([{ reserveIn: 10n ** 9n, reserveOut: 10n ** 9n, feeBps: 10_000n }], PLENTY);
      expectError(sale(), BAD_ACCOUNT);
      expectError(bench.swap(SWAP_EXACT_OUT, AMOUNT / 2n, U64_MAX), BAD_ACCOUNT);
    });

    it.each([
      { account: "the user's account of the input", find: () => bench.wallet(0) },
      { account: "the user's account of the output", find: () => bench.wallet(1) },
      { account: 'the vault of the input', find: () => bench.pool(0).vaults[0] },
      { account: 'the vault of the output', find: () => bench.pool(0).vaults[1] },
    ])('$account when another program owns it', ({ find }) => {
      bench.setAccount(find(), newAddress(), bench.data(find()));
      expectError(sale(), BAD_ACCOUNT);
    });

    it("vaults that are not the pool's", () => {
      expectError(withAccount(sale(), 5, { address: bench.wallet(0) }), BAD_ACCOUNT);
      expectError(withAccount(sale(), 6, { address: bench.pool(1).vaults[0] }), BAD_ACCOUNT);
      expectError(withAccount(sale(), 6, { address: bench.pool(0).vaults[0] }), BAD_ACCOUNT);
    });

    it('a hop that does not take what the hop before gives', () => {
      const { accounts, ...swap } = sale(2);
      const third = hopAccounts(bench.pool(2));
      const gap = { ...swap, accounts: [...accounts.slice(0, 7), ...third] };
      expectError(withAccount(gap, 3, { address: bench.wallet(3) }), BAD_ACCOUNT);
    });

    it('the same pool twice', () => {
      const { accounts, ...swap } = bench.swap(SWAP_EXACT_IN, AMOUNT, 0n);
      const [pool, vaultIn, vaultOut] = hopAccounts(bench.pool(0)) as [AccountMeta, AccountMeta, AccountMeta];
      const back = withAccount({ ...swap, accounts: [...accounts, pool, vaultOut, vaultIn] }, 3, {
        address: bench.wallet(0),
      });
      expectError(back, BAD_ACCOUNT);
    });

    it('to move nothing', () => {
      expectError(bench.swap(SWAP_EXACT_IN, 0n, 0n), ZERO_AMOUNT);
      expectError(bench.swap(SWAP_EXACT_OUT, 0n, U64_MAX), ZERO_AMOUNT);
    });

    it('dust that buys nothing', () => {
      bench.fill([{ reserveIn: 1_000_000n, reserveOut: 10n, feeBps: 30n }], PLENTY);
      expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), ZERO_AMOUNT);
    });

    it('to give more than the pool has', () => {
      const reserve = MARKETS[0]?.reserveOut ?? 0n;
      expectError(bench.swap(SWAP_EXACT_OUT, reserve, U64_MAX), INSUFFICIENT_LIQUIDITY);
    });

    it('to trade with an empty pool', () => {
      bench.fill([{ reserveIn: 0n, reserveOut: 10n, feeBps: 30n }], PLENTY);
      expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), INSUFFICIENT_LIQUIDITY);
      expectError(bench.swap(SWAP_EXACT_OUT, 1n, U64_MAX), INSUFFICIENT_LIQUIDITY);
      bench.fill([{ reserveIn: 10n, reserveOut: 0n, feeBps: 30n }], PLENTY);
      expectError(bench.swap(SWAP_EXACT_IN, 10n, 0n), INSUFFICIENT_LIQUIDITY);
    });

    it('amounts that no u64 can hold', () => {
      bench.fill([{ reserveIn: U64_MAX, reserveOut: 1_000n, feeBps: 0n }], PLENTY);
      expectError(bench.swap(SWAP_EXACT_IN, 5n, 0n), MATH_OVERFLOW);
      expectError(bench.swap(SWAP_EXACT_OUT, 999n, U64_MAX), MATH_OVERFLOW);
      bench.fill([{ reserveIn: 1n << 63n, reserveOut: 1_000n, feeBps: 0n }], PLENTY);
      expectError(bench.swap(SWAP_EXACT_OUT, 500n, U64_MAX), MATH_OVERFLOW);
    });

    it('what it does not understand', () => {
      const { accounts, ...swap } = sale();
      expectError(bench.swap(3, AMOUNT, 0n), BAD_INSTRUCTION);
      expectError({ ...swap, accounts, data: new Uint8Array(16).fill(1) }, BAD_INSTRUCTION);
      expectError({ ...swap, accounts, data: new Uint8Array() }, BAD_INSTRUCTION);
      expectError({ ...swap, accounts: accounts.slice(0, 4) }, BAD_INSTRUCTION);
      expectError({ ...swap, accounts: accounts.slice(0, 6) }, BAD_INSTRUCTION);
      const fourth = hopAccounts(bench.pool(0));
      expectError({ ...swap, accounts: [...sale(3).accounts, ...fourth] }, BAD_INSTRUCTION);
    });
  });
});
