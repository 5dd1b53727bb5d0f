import {
  type Address,
  type Alternative,
  FULL_BPS,
  JUP,
  type ResolvedAction,
  SOL,
  USDC,
  addressOf,
  partOf,
  sidesOf,
} from '../../../domain';
import {
  type AdapterTable,
  type BuildRequest,
  type BuiltAction,
  ProtocolAdapter,
  ProtocolRegistry,
  type QueryTable,
  type Quote,
} from '../../../protocols';
import { courseOf } from './course';
import { RouteBuilder } from './route-builder';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const PROGRAM = addressOf('JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4');
const maker = { address: recipient, sign: () => Promise.resolve(new Uint8Array(64)) };
const SLIPPAGE_BPS = 100;

/** What each venue gives for one raw unit; the one that is firm gives it for certain. */
const RATES = { exchange: 3n, market_maker: 2n } as const;
type Venue = keyof typeof RATES;

/** Trades whatever a call's sides say, at fixed rates, and keeps what it was asked to build. */
class FixedRates extends ProtocolAdapter {
  readonly built: BuildRequest[] = [];

  venues(): Promise<readonly string[]> {
    return Promise.resolve(Object.keys(RATES));
  }

  quotes({ action, venue }: BuildRequest): Promise<readonly Quote[]> {
    const names = (Object.keys(RATES) as Venue[]).filter((name) => venue === undefined || name === venue);
    const { given, got, named, amount } = sidesOf(action);
    if (named === 'both') return Promise.resolve([]);
    const quoted = names.map((name) => {
      const rate = RATES[name];
      const [inAmount, outAmount] =
        named === 'given' ? [amount, amount * rate] : [(amount + rate - 1n) / rate, amount];
      const isFirm = name === 'market_maker';
      return { venue: name, inputMint: given, outputMint: got, inAmount, outAmount, isFirm, route: [name] };
    });
    return Promise.resolve(quoted);
  }

  async build(request: BuildRequest): Promise<BuiltAction> {
    this.built.push(request);
    const [quote] = await this.quotes(request);
    const data = Uint8Array.of(this.built.length);
    const instructions = [{ programAddress: PROGRAM, accounts: [], data }];
    return { venue: quote?.venue ?? 'system', instructions, coSigners: [maker], ...(quote && { quote }) };
  }

  allowedPrograms(): readonly Address[] {
    return [PROGRAM];
  }
}

const servingAll = (adapter: ProtocolAdapter): AdapterTable => ({
  sol_transfer: adapter,
  spl_transfer: adapter,
  jupiter_swap: adapter,
  jupiter_lend_earn_deposit: adapter,
  jupiter_lend_earn_withdraw: adapter,
  jupiter_lend_earn_mint: adapter,
  jupiter_lend_earn_redeem: adapter,
});

async function build(action: ResolvedAction, ...alternatives: Alternative[]) {
  const adapter = new FixedRates();
  const builder = new RouteBuilder(new ProtocolRegistry(servingAll(adapter), {} as QueryTable));
  const route = await builder.build({ wallet, action, slippageBps: SLIPPAGE_BPS }, courseOf(alternatives));
  return { route, built: adapter.built };
}

const swap = (amount: bigint, swapMode: 'ExactIn' | 'ExactOut' = 'ExactIn'): ResolvedAction => ({
  tool: 'jupiter_swap',
  inputMint: SOL.address,
  outputMint: USDC.address,
  amount,
  swapMode,
});
const refusal = (code: string) => ({ failure: { code } });

describe('RouteBuilder', () => {
  it.each<[string, Alternative[], string, bigint]>([
    ['as planned', [], 'exchange', 3_000n],
    ['elsewhere', [{ kind: 'other_venue', venue: 'market_maker' }], 'market_maker', 2_000n],
    [
      'where it was decided last',
      [
        { kind: 'other_venue', venue: 'market_maker' },
        { kind: 'other_venue', venue: 'exchange' },
      ],
      'exchange',
      3_000n,
    ],
  ])('builds a swap %s', async (_name, alternatives, venue, outAmount) => {
    const { route } = await build(swap(1_000n), ...alternatives);
    expect(route).toMatchObject({ venue, legs: 1, programs: [PROGRAM], quote: { venue, outAmount } });
  });

  it('builds a transfer, which nobody quotes', async () => {
    const { route } = await build({ tool: 'sol_transfer', recipient, amount: 5n });
    expect(route).toMatchObject({ venue: 'system', legs: 1 });
    expect(route.quote).toBeUndefined();
  });

  describe('split', () => {
    const split = (...bps: number[]): Alternative => ({
      kind: 'split',
      parts: bps.map((part, index) => ({ venue: index === 0 ? 'exchange' : 'market_maker', bps: part })),
    });

    it.each([
      [1_000n, [250n, 750n]],
      [1_001n, [250n, 751n]],
      [3n, [0n, 3n]],
    ])('of %i leaves what rounding takes to the last part', async (amount, parts) => {
      const { route, built } = await build(swap(amount), split(2_500, 7_500));
      expect(built.map(({ action }) => sidesOf(action).amount)).toEqual(parts);
      expect(route.quote?.inAmount).toBe(amount);
    });

    it('is quoted as a whole, in one transaction, with each co-signer once', async () => {
      const { route } = await build(swap(1_000n), split(5_000, 5_000));
      expect(route).toMatchObject({
        venue: 'exchange+market_maker',
        legs: 2,
        coSigners: [maker],
        quote: { inAmount: 1_000n, outAmount: 2_500n, route: ['exchange', 'market_maker'] },
      });
      expect(route.instructions.map(({ data }) => data[0])).toEqual([1, 2]);
    });
  });

  describe('through another token', () => {
    const through = (...venues: [Venue, Venue]): Alternative => ({
      kind: 'through_token',
      mint: JUP.address,
      venues,
    });

    it.each<[[Venue, Venue], bigint]>([
      [['market_maker', 'exchange'], 2_000n],
      [['exchange', 'market_maker'], partOf(3_000n, FULL_BPS - SLIPPAGE_BPS)],
    ])('by %j counts on what is certain of the first trade', async (venues, between) => {
      const { route, built } = await build(swap(1_000n), through(...venues));
      expect(built.map(({ action, venue }) => ({ ...sidesOf(action), venue }))).toMatchObject([
        { given: SOL.address, got: JUP.address, amount: 1_000n, venue: venues[0] },
        { given: JUP.address, got: USDC.address, amount: between, venue: venues[1] },
      ]);
      expect(route).toMatchObject({
        venue: venues.join('+'),
        legs: 2,
        quote: {
          inputMint: SOL.address,
          inAmount: 1_000n,
          outputMint: USDC.address,
          outAmount: between * RATES[venues[1]],
        },
      });
    });

    it.each<[string, ResolvedAction]>([
      ['an exact output', swap(1_000n, 'ExactOut')],
      ['a deposit', { tool: 'jupiter_lend_earn_deposit', assetMint: USDC.address, amount: 1_000n }],
    ])('is no way for %s', async (_name, action) => {
      await expect(build(action, through('exchange', 'market_maker'))).rejects.toMatchObject(
        refusal('no_route'),
      );
    });
  });

  describe('by another tool', () => {
    const assetMint = USDC.address;

    it.each<[ResolvedAction, ResolvedAction]>([
      [
        { tool: 'jupiter_lend_earn_deposit', assetMint, amount: 900n },
        { tool: 'jupiter_lend_earn_mint', assetMint, shares: 2_700n },
      ],
      [
        { tool: 'jupiter_lend_earn_mint', assetMint, shares: 900n },
        { tool: 'jupiter_lend_earn_deposit', assetMint, amount: 300n },
      ],
      [
        { tool: 'jupiter_lend_earn_withdraw', assetMint, amount: 900n },
        { tool: 'jupiter_lend_earn_redeem', assetMint, shares: 300n },
      ],
      [
        { tool: 'jupiter_lend_earn_redeem', assetMint, shares: 900n },
        { tool: 'jupiter_lend_earn_withdraw', assetMint, amount: 2_700n },
      ],
    ])('$tool has the same effect as another', async (action, other) => {
      const { route, built } = await build(action, { kind: 'equivalent_call', tool: other.tool });
      expect(route.action).toEqual(other);
      expect(built).toMatchObject([{ action: other }]);
    });

    it.each<[ResolvedAction, ResolvedAction['tool'], string]>([
      [swap(1_000n), 'jupiter_lend_earn_mint', 'no_route'],
      [{ tool: 'jupiter_lend_earn_deposit', assetMint, amount: 9n }, 'jupiter_lend_earn_redeem', 'no_route'],
      [{ tool: 'sol_transfer', recipient, amount: 9n }, 'spl_transfer', 'no_route'],
    ])('$tool is not done as %s', async (action, tool, code) => {
      await expect(build(action, { kind: 'equivalent_call', tool })).rejects.toMatchObject(refusal(code));
    });

    it('is itself when it is decided back', async () => {
      const action: ResolvedAction = { tool: 'jupiter_lend_earn_mint', assetMint, shares: 900n };
      const { route } = await build(action, { kind: 'equivalent_call', tool: 'jupiter_lend_earn_mint' });
      expect(route.action).toEqual(action);
    });
  });
});
