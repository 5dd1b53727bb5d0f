import fc from 'fast-check';
import {
  BONK,
  JITOSOL,
  JUP,
  KNOWN_MINTS,
  type Mint,
  type Swap,
  SOL,
  USDC,
  USDT,
  changeOf,
} from '../../src/domain';
import {
  type TestSandbox,
  freshAddress,
  openTestSandbox,
  recorded,
} from '../../src/ledger/embedded/open-sandbox.fake';
import { ExchangeVenue } from '../../src/protocols/jupiter-swap/exchange.venue';
import { JupiterSwapAdapter } from '../../src/protocols/jupiter-swap/jupiter-swap.adapter';
import { MarketMakerVenue } from '../../src/protocols/jupiter-swap/market-maker.venue';
import { PoolDirectory } from '../../src/protocols/jupiter-swap/pool-directory';

const TRADED = [SOL, USDC, USDT, JUP, BONK, JITOSOL];
const RICH = 1_000_000_000_000n;

describe.each(['exchange', 'market_maker'])('swaps at the %s', (venue) => {
  let test: TestSandbox;
  let adapter: JupiterSwapAdapter;

  beforeAll(async () => {
    test = await openTestSandbox();
    const pools = new PoolDirectory(test.ledger);
    const maker = new MarketMakerVenue(test.ledger, pools, test.sandbox.keyring);
    adapter = new JupiterSwapAdapter(new ExchangeVenue(test.ledger, pools), maker);
  });

  async function richWallet() {
    const wallet = freshAddress();
    const tokens = TRADED.filter((mint) => mint !== SOL).map(({ address }) => ({ mint: address, raw: RICH }));
    await test.wallets.set(wallet, { lamports: RICH, tokens });
    return wallet;
  }

  const swapOf = (input: Mint, output: Mint, amount: bigint, swapMode: Swap['swapMode']): Swap<bigint> => ({
    tool: 'jupiter_swap',
    inputMint: input.address,
    outputMint: output.address,
    amount,
    swapMode,
  });

  /** Worth about as many dollars, whatever the token. */
  const worth = (mint: Mint, dollars: number) => {
    const price = { SOL: 150, USDC: 1, USDT: 1, JUP: 0.8, BONK: 0.000025, JitoSOL: 180 }[mint.symbol] ?? 1;
    return BigInt(Math.ceil((dollars / price) * 10 ** mint.decimals));
  };

  const pair = fc.uniqueArray(fc.constantFrom(...TRADED), { minLength: 2, maxLength: 2 });
  const mode = fc.constantFrom<Swap['swapMode']>('ExactIn', 'ExactOut');

  it('give exactly what they quote, and take no more', async () => {
    await fc.assert(
      fc.asyncProperty(
        pair,
        mode,
        fc.double({ min: 0.5, max: 120, noNaN: true }),
        async ([input, output], swapMode, dollars) => {
          if (!input || !output) throw new Error('a pair has two');
          const wallet = await richWallet();
          const amount = worth(swapMode === 'ExactIn' ? input : output, dollars);
          const request = { wallet, action: swapOf(input, output, amount, swapMode), slippageBps: 50, venue };
          const [quote] = await adapter.quotes(request);
          const built = await adapter.build(request);
          expect(built).toMatchObject({ venue, quote });
          const { instructions, coSigners } = built;
          const sent = await test.ledger.send(
            await recorded(test, { feePayer: wallet, instructions, coSigners }),
          );
          if (sent.outcome !== 'landed' || !quote)
            throw new Error(JSON.stringify(sent, (_key, value: unknown) => String(value)));
          const { measured } = sent.transaction;
          expect(changeOf(measured, wallet, output.address)).toBe(quote.outAmount);
          expect(changeOf(measured, wallet, input.address)).toBe(-quote.inAmount);
          expect(swapMode === 'ExactIn' ? quote.inAmount : quote.outAmount).toBe(amount);
          for (const { address } of KNOWN_MINTS) {
            const total = measured.changes
              .filter(({ mint }) => mint === address)
              .reduce((sum, { delta }) => sum + delta, 0n);
            expect(total).toBe(0n);
          }
          expect(measured.programs.every((program) => adapter.allowedPrograms().includes(program))).toBe(
            true,
          );
          expect(measured.authorityChanges).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it('say that they cannot, when they cannot', async () => {
    const wallet = await richWallet();
    const action = swapOf(USDC, SOL, 200_000_000_000_000n, 'ExactOut');
    await expect(adapter.build({ wallet, action, slippageBps: 50, venue })).rejects.toMatchObject({
      failure: { code: expect.stringMatching(/^(insufficient_liquidity|no_route)$/) as string },
    });
  });
});

it('sorts the better offer first', async () => {
  const test = await openTestSandbox();
  const pools = new PoolDirectory(test.ledger);
  const adapter = new JupiterSwapAdapter(
    new ExchangeVenue(test.ledger, pools),
    new MarketMakerVenue(test.ledger, pools, test.sandbox.keyring),
  );
  const action: Swap<bigint> = {
    tool: 'jupiter_swap',
    inputMint: SOL.address,
    outputMint: USDC.address,
    amount: 1_000_000_000n,
    swapMode: 'ExactIn',
  };
  const quotes = await adapter.quotes({ wallet: freshAddress(), action, slippageBps: 50 });
  expect(quotes.map(({ venue }) => venue).toSorted()).toEqual(['exchange', 'market_maker']);
  expect(quotes[0]?.outAmount).toBeGreaterThan(quotes[1]?.outAmount ?? 0n);
});
