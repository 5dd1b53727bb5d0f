import fc from 'fast-check';
import {
  type VaultTotals,
  accrue,
  assetsForMint,
  assetsForRedeem,
  leastDeposit,
  leastRedemption,
  sharesForDeposit,
  sharesForWithdraw,
} from './vault-math';

const YEAR = 31_536_000n;
const U64_MAX = (1n << 64n) - 1n;
const raw = fc.bigInt(1n, 10n ** 15n);
/** Shares are never worth less than at the start, so there are never more shares than assets. */
const vault = fc.tuple(raw, raw).map(([a, b]): VaultTotals => {
  return a > b ? { totalAssets: a, shares: b } : { totalAssets: b, shares: a };
});
/** Assets of one share, as a fraction; compared by multiplying out. */
const isDearer = (a: VaultTotals, b: VaultTotals) =>
  (a.totalAssets + 1_000_000n) * (b.shares + 1_000_000n) >=
  (b.totalAssets + 1_000_000n) * (a.shares + 1_000_000n);

describe('interest', () => {
  const terms = { totalAssets: 1_000_000n, updatedAt: 100n, aprBps: 500n, held: 2_000_000n };

  it('is simple, by the second, rounded down', () => {
    expect(accrue(terms, 100n + YEAR)).toBe(1_050_000n);
    expect(accrue(terms, 100n + YEAR / 2n)).toBe(1_025_000n);
    expect(accrue(terms, 101n)).toBe(1_000_000n);
  });

  it('ends where the reserve ends', () => {
    expect(accrue({ ...terms, held: 1_010_000n }, 100n + YEAR)).toBe(1_010_000n);
  });

  it('ignores a clock that went back', () => {
    expect(accrue(terms, 99n)).toBe(1_000_000n);
  });
});

describe('the price of a share', () => {
  it('starts at one and is hardly moved by dust', () => {
    expect(sharesForDeposit({ totalAssets: 0n, shares: 0n }, 5n)).toBe(5n);
    expect(sharesForDeposit({ totalAssets: 1n, shares: 0n }, 10_000_000n)).toBe(9_999_990n);
  });

  it.each([
    { what: 'nothing', quote: () => sharesForDeposit({ totalAssets: 5n, shares: 5n }, 0n) },
    {
      what: 'a deposit worth no share',
      quote: () => sharesForDeposit({ totalAssets: 10n ** 9n, shares: 0n }, 1n),
    },
    {
      what: 'a withdrawal of more than is owed',
      quote: () => sharesForWithdraw({ totalAssets: 5n, shares: 5n }, 6n),
    },
    {
      what: 'a redemption of more than is owed',
      quote: () => assetsForRedeem({ totalAssets: 5n, shares: 5n }, 9n),
    },
    {
      what: 'a cost past a u64',
      quote: () => assetsForMint({ totalAssets: 10n ** 9n, shares: 0n }, U64_MAX),
    },
    {
      what: 'a deposit past a u64',
      quote: () => sharesForDeposit({ totalAssets: U64_MAX - 10n ** 7n, shares: 5n }, 10n ** 8n),
    },
    {
      what: 'a mint past a u64',
      quote: () =>
        assetsForMint({ totalAssets: U64_MAX - 10n ** 7n, shares: U64_MAX - 10n ** 7n }, 10n ** 8n),
    },
    {
      what: 'a vault too large to price',
      quote: () => assetsForRedeem({ totalAssets: U64_MAX, shares: 5n }, 1n),
    },
  ])('refuses $what', ({ quote }) => {
    expect(quote()).toBeUndefined();
  });

  it.each([
    { who: 'deposits', quote: sharesForDeposit, sign: 1n, isAssets: true },
    { who: 'mints', quote: assetsForMint, sign: 1n, isAssets: false },
    { who: 'withdraws', quote: sharesForWithdraw, sign: -1n, isAssets: true },
    { who: 'redeems', quote: assetsForRedeem, sign: -1n, isAssets: false },
  ])('never falls when somebody $who', ({ quote, sign, isAssets }) => {
    fc.assert(
      fc.property(vault, raw, (before, amount) => {
        const other = quote(before, amount);
        fc.pre(other !== undefined);
        const [assets, shares] = isAssets ? [amount, other] : [other, amount];
        fc.pre(sign > 0n || shares <= before.shares);
        const after = {
          totalAssets: before.totalAssets + sign * assets,
          shares: before.shares + sign * shares,
        };
        expect(isDearer(after, before)).toBe(true);
      }),
    );
  });

  it('gives nobody more for leaving than the entrance cost', () => {
    fc.assert(
      fc.property(vault, raw, (before, assets) => {
        const shares = sharesForDeposit(before, assets);
        fc.pre(shares !== undefined);
        const after = { totalAssets: before.totalAssets + assets, shares: before.shares + shares };
        expect(assetsForRedeem(after, shares) ?? 0n).toBeLessThanOrEqual(assets);
      }),
    );
  });

  it('names the least that is worth anything: one unit less is refused', () => {
    fc.assert(
      fc.property(vault, (all) => {
        const [assets, shares] = [leastDeposit(all), leastRedemption(all)];
        expect([sharesForDeposit(all, assets), assetsForRedeem(all, shares)]).not.toContain(undefined);
        expect(sharesForDeposit(all, assets - 1n)).toBeUndefined();
        expect(assetsForRedeem(all, shares - 1n)).toBeUndefined();
      }),
    );
  });

  it('lets every share be redeemed', () => {
    fc.assert(
      fc.property(vault, (all) => {
        expect(assetsForRedeem(all, all.shares)).toBeLessThanOrEqual(all.totalAssets);
      }),
    );
  });
});
