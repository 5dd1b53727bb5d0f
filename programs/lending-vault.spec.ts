import fc from 'fast-check';
import {
  accrue,
  assetsForMint,
  assetsForRedeem,
  sharesForDeposit,
  sharesForWithdraw,
} from '../src/protocols/jupiter-lend/vault-math';
import { DEPOSIT, LendingVaultBench, MINT, REDEEM, type VaultSetting, WITHDRAW } from './lending-vault-bench';
import { Refusal } from './program-bench';

const U64_MAX = (1n << 64n) - 1n;
const YEAR = 31_536_000n;
const START = 1_700_000_000n;

const USUAL: VaultSetting = {
  totalAssets: 5_000_000_000_000n,
  shares: 4_800_000_000_000n,
  reserve: 500_000_000_000n,
  aprBps: 650n,
  updatedAt: START,
  userAssets: 1_000_000_000_000n,
  userShares: 1_000_000_000_000n,
};
const EMPTY: VaultSetting = { ...USUAL, totalAssets: 0n, shares: 0n, userShares: 0n };
const AMOUNT = 123_456_789n;

/** What each operation is given, what it counts out, and which way both go for the user. */
const OPERATIONS = [
  {
    name: 'deposit',
    operation: DEPOSIT,
    quote: sharesForDeposit,
    isAssets: true,
    isEntering: true,
    better: -1n,
  },
  {
    name: 'withdraw',
    operation: WITHDRAW,
    quote: sharesForWithdraw,
    isAssets: true,
    isEntering: false,
    better: 1n,
  },
  { name: 'mint', operation: MINT, quote: assetsForMint, isAssets: false, isEntering: true, better: 1n },
  {
    name: 'redeem',
    operation: REDEEM,
    quote: assetsForRedeem,
    isAssets: false,
    isEntering: false,
    better: -1n,
  },
] as const;

const raw = fc.bigInt(0n, 10n ** 15n);
const setting = fc
  .record({ owed: raw, part: raw, mine: raw, reserve: raw, aprBps: fc.bigInt(0n, 10_000n) })
  .map(({ owed, part, mine, reserve, aprBps }): VaultSetting => {
    const shares = part > owed ? owed : part;
    const userShares = mine > shares ? shares : mine;
    return {
      totalAssets: owed,
      shares,
      userShares,
      reserve,
      aprBps,
      updatedAt: START,
      userAssets: 10n ** 16n,
    };
  });

describe('the lending vault program', () => {
  let bench: LendingVaultBench;

  beforeAll(async () => {
    bench = await LendingVaultBench.open();
  });
  beforeEach(() => {
    bench.set(USUAL);
  });

  describe.each(OPERATIONS)('$name', ({ operation, quote, isAssets, isEntering, better }) => {
    const widest = better > 0n ? U64_MAX : 0n;

    it('trades exactly the quote and keeps the books', () => {
      const before = bench.holdings();
      const expected = quote(before, AMOUNT) ?? 0n;
      expect(bench.run(bench.trade(operation, AMOUNT, expected)).error).toBeUndefined();
      const sign = isEntering ? 1n : -1n;
      const [assets, shares] = isAssets ? [AMOUNT, expected] : [expected, AMOUNT];
      expect(bench.holdings()).toEqual({
        userAssets: before.userAssets - sign * assets,
        userShares: before.userShares + sign * shares,
        held: before.held + sign * assets,
        shares: before.shares + sign * shares,
        totalAssets: before.totalAssets + sign * assets,
      });
    });

    it('refuses one unit past the limit, and moves nothing', () => {
      const before = bench.holdings();
      const expected = quote(before, AMOUNT) ?? 0n;
      expect(bench.run(bench.trade(operation, AMOUNT, expected - better)).error).toBe(Refusal.slippage);
      expect(bench.holdings()).toEqual(before);
    });

    it('refuses nothing at all', () => {
      expect(bench.run(bench.trade(operation, 0n, widest)).error).toBe(Refusal.zeroAmount);
    });

    it('stays within the budget of compute units', () => {
      expect(bench.run(bench.trade(operation, AMOUNT, widest)).computeUnits).toBeLessThan(15_000);
    });

    it('agrees with the quote for any vault and time, to the unit and in what it refuses', () => {
      fc.assert(
        fc.property(
          setting,
          fc.bigInt(0n, 5n * YEAR),
          fc.bigInt(1n, 10n ** 15n),
          (start, seconds, amount) => {
            bench.set(start);
            bench.setTime(START + seconds);
            const before = bench.holdings();
            const owed = accrue({ ...start, held: before.held }, START + seconds);
            const expected = quote({ totalAssets: owed, shares: start.shares }, amount);
            const [assets, shares] = isAssets ? [amount, expected ?? 0n] : [expected ?? 0n, amount];
            const canPay = isEntering ? assets <= start.userAssets : shares <= start.userShares;
            const { error } = bench.run(bench.trade(operation, amount, widest));
            expect(error === undefined).toBe(expected !== undefined && canPay);
            if (error !== undefined) return;
            const sign = isEntering ? 1n : -1n;
            const after = bench.holdings();
            expect(sign * (before.userAssets - after.userAssets)).toBe(assets);
            expect(sign * (after.userShares - before.userShares)).toBe(shares);
            expect(after.totalAssets).toBe(owed + sign * assets);
            expect(after.totalAssets).toBeLessThanOrEqual(after.held);
          },
        ),
        { numRuns: 200 },
      );
    });
  });

  describe('interest', () => {
    it('makes a share worth more as time goes by', () => {
      bench.run(bench.trade(DEPOSIT, 1_000_000_000n, 0n));
      const shares = bench.holdings().userShares - USUAL.userShares;
      const before = bench.holdings().userAssets;
      bench.setTime(START + YEAR);
      bench.run(bench.trade(REDEEM, shares, 0n));
      const received = bench.holdings().userAssets - before;
      expect(received).toBeGreaterThan(1_064_900_000n);
      expect(received).toBeLessThanOrEqual(1_065_000_000n);
    });

    it('ends with the reserve, so that all can be paid', () => {
      bench.set({ ...USUAL, reserve: 7n, userShares: USUAL.shares });
      bench.setTime(START + 10n * YEAR);
      expect(bench.run(bench.trade(REDEEM, USUAL.shares, 0n)).error).toBeUndefined();
      const { held, totalAssets } = bench.holdings();
      expect(held).toBe(totalAssets);
    });

    it('is not paid twice for the same time, nor for a clock that went back', () => {
      bench.setTime(START + YEAR);
      bench.run(bench.trade(DEPOSIT, AMOUNT, 0n));
      const once = bench.holdings().totalAssets;
      bench.setTime(START);
      bench.run(bench.trade(DEPOSIT, AMOUNT, 0n));
      expect(bench.holdings().totalAssets).toBe(once + AMOUNT);
    });

    it('earns nothing for the time before the first deposit', () => {
      bench.set(EMPTY);
      bench.setTime(START + YEAR);
      bench.run(bench.trade(DEPOSIT, AMOUNT, 0n));
      expect(bench.holdings()).toMatchObject({ totalAssets: AMOUNT, userShares: AMOUNT });
    });
  });

  it('gives a later depositor a fair price after dust and a large gift', () => {
    bench.set(EMPTY);
    bench.run(bench.trade(DEPOSIT, 1n, 0n));
    bench.setTokens(bench.vaultAssets, bench.vaultAddress, bench.assetMint, 1_000_000_000_000n);
    bench.run(bench.trade(DEPOSIT, 1_000_000n, 0n));
    expect(bench.holdings().userShares).toBe(1_000_001n);
  });
});
