import fc from 'fast-check';
import {
  ALL,
  MAX_U64,
  SOL,
  type StepOutput,
  USDC,
  allBut,
  exact,
  outputOf,
  outputShare,
  percent,
  percentOf,
  shareOf,
  usd,
  SOL_RESERVE,
} from '../../../domain';
import { type AmountSources, resolveAmount } from './resolve-amount';

const output = (raw: bigint): StepOutput => ({
  kind: 'assets',
  signature: 's',
  venue: 'exchange',
  spent: [],
  received: [{ mint: USDC.address, raw }],
  fee: 5000n,
});
const sources = (over: Partial<AmountSources> = {}): AmountSources => ({
  available: 1_000n,
  isFeeSource: false,
  outputs: new Map(),
  price: undefined,
  ...over,
});
const u64 = fc.bigInt({ min: 1n, max: MAX_U64 });

describe('resolveAmount', () => {
  it('takes an exact amount as it is, whatever the balance', () => {
    expect(resolveAmount(exact(5_000n), USDC.address, sources())).toEqual({ ok: true, raw: 5_000n });
  });

  it('takes all of a token', () => {
    expect(resolveAmount(ALL, USDC.address, sources())).toEqual({ ok: true, raw: 1_000n });
  });

  it('leaves the fee reserve when it takes all SOL', () => {
    const all = resolveAmount(ALL, SOL.address, sources({ available: 5_000_000_000n, isFeeSource: true }));
    expect(all).toEqual({ ok: true, raw: 5_000_000_000n - SOL_RESERVE });
  });

  it('never takes the reserve for a part of the SOL either', () => {
    const most = resolveAmount(
      percent(9_999),
      SOL.address,
      sources({ available: SOL_RESERVE + 7n, isFeeSource: true }),
    );
    expect(most).toEqual({ ok: true, raw: 7n });
  });

  it('fails when nothing would move, and says what there is', () => {
    expect(
      resolveAmount(ALL, SOL.address, sources({ available: SOL_RESERVE, isFeeSource: true })),
    ).toMatchObject({
      ok: false,
      failure: { code: 'insufficient_funds', shortfall: { available: SOL_RESERVE } },
    });
  });

  it('leaves what is to stay, to the raw unit', () => {
    expect(resolveAmount(allBut(100n), USDC.address, sources())).toEqual({ ok: true, raw: 900n });
  });

  it('never takes the fee reserve where less than it is to stay', () => {
    const most = resolveAmount(
      allBut(1n),
      SOL.address,
      sources({ available: SOL_RESERVE + 7n, isFeeSource: true }),
    );
    expect(most).toEqual({ ok: true, raw: 7n });
  });

  it.each([1_000n, 1_001n, MAX_U64])('moves nothing when %s of 1000 raw units are to stay', (kept) => {
    expect(resolveAmount(allBut(kept), USDC.address, sources())).toMatchObject({
      ok: false,
      failure: { code: 'insufficient_funds', shortfall: { needed: kept + 1n, available: 1_000n } },
    });
  });

  it('takes two thirds exactly, rounded down once', () => {
    const twoThirds = percentOf(shareOf(2n, 3n));
    expect(resolveAmount(twoThirds, USDC.address, sources({ available: 1_000_000n }))).toEqual({
      ok: true,
      raw: 666_666n,
    });
    const outputs = new Map([['swap_1', output(1_000_000n)]]);
    const part = outputShare('swap_1', shareOf(1n, 3n));
    expect(resolveAmount(part, USDC.address, sources({ outputs }))).toEqual({ ok: true, raw: 333_333n });
  });

  it('takes parts of an earlier output that add up to no more than it', () => {
    fc.assert(
      fc.property(u64, fc.integer({ min: 1, max: 9_999 }), (raw, bps) => {
        const outputs = new Map([['swap_1', output(raw)]]);
        const parts = [bps, 10_000 - bps].map((share) =>
          resolveAmount(outputOf('swap_1', share), USDC.address, sources({ outputs })),
        );
        const total = parts.reduce((sum, part) => sum + (part.ok ? part.raw : 0n), 0n);
        expect(total).toBeLessThanOrEqual(raw);
      }),
    );
  });

  it('fails when the earlier step produced another token', () => {
    const outputs = new Map([['swap_1', output(7n)]]);
    expect(resolveAmount(outputOf('swap_1'), SOL.address, sources({ outputs }))).toMatchObject({
      ok: false,
      failure: { code: 'amount_unresolvable' },
    });
  });

  it.each([
    ['50', 150, 333_333_333n],
    ['0.5', 100, 5_000_000n],
    ['120', 0.8, 150_000_000_000n],
  ])('turns $%s at %d a SOL into lamports, rounded down', (value, price, raw) => {
    expect(resolveAmount(usd(value), SOL.address, sources({ price }))).toEqual({ ok: true, raw });
  });

  it('fails without a price', () => {
    expect(resolveAmount(usd('5'), SOL.address, sources())).toMatchObject({
      ok: false,
      failure: { code: 'amount_unresolvable' },
    });
  });
});
