import {
  type Amount,
  type FlowStep,
  JUP,
  SOL,
  USDC,
  allBut,
  findMint,
  percentOf,
  shareOf,
} from '../../domain';
import { SentenceReader } from '../../planning';
import { WALLET } from '../../templates/wallet-context.fake';
import { balanceBounds } from './balance-bounds';

/** The wallet: 5 SOL, 1000.5 USDC, 3 BONK. */
function boundsOf(prompt: string): Record<string, bigint> {
  const parsed = new SentenceReader().read(prompt);
  if (parsed.kind === 'refused') throw new Error(parsed.refusal.detail);
  const steps = parsed.steps as unknown as FlowStep[];
  const bounds = balanceBounds({ steps, context: WALLET });
  return Object.fromEntries(bounds.map(({ mint, least }) => [findMint(mint)?.symbol ?? mint, least]));
}

const FEES = 5_000_000n;

describe('balanceBounds', () => {
  it('counts what is given in full, and what is brought as at least something', () => {
    expect(boundsOf('swap 1 SOL to USDC')).toEqual({ SOL: 4_000_000_000n - FEES, USDC: 1_000_500_001n });
  });

  it('lets an output that is handed on disappear', () => {
    expect(boundsOf('swap 1 SOL to USDC, then lend it')).toEqual({
      SOL: 4_000_000_000n - 2n * FEES,
      USDC: 1_000_500_000n,
      jlUSDC: 1n,
    });
    expect(boundsOf('swap 1 SOL to USDC, then lend half of it')).toMatchObject({ USDC: 1_000_500_001n });
  });

  it('promises nothing of a token that is used up, or of which nobody knows how much is used', () => {
    expect(boundsOf('lend all my USDC')).toMatchObject({ USDC: 0n, jlUSDC: 1n });
    expect(boundsOf('buy 10 JUP with USDC')).toMatchObject({ USDC: 0n, JUP: 10_000_000n });
    expect(boundsOf('swap $20 of USDC to JUP')).toMatchObject({ USDC: 0n, JUP: 1n });
  });

  it('leaves the other part of a percentage, outputs included', () => {
    expect(boundsOf('swap 25 % of my USDC to JUP')).toMatchObject({ USDC: 750_375_000n });
    expect(boundsOf('swap 1 SOL to USDC, then lend 50 % of my USDC')).toMatchObject({ USDC: 500_250_001n });
  });

  it('counts what a withdrawal and a minting name', () => {
    expect(boundsOf('withdraw 45 USDC')).toMatchObject({ USDC: 1_045_500_000n, jlUSDC: 0n });
    expect(boundsOf('mint 80 jlUSDC')).toMatchObject({ USDC: 0n, jlUSDC: 80_000_000n });
    expect(boundsOf('redeem 2 jlUSDC')).toMatchObject({ USDC: 1_000_500_001n, jlUSDC: 0n });
  });

  it('takes what is sent away, but not what is sent to itself', () => {
    const other = '86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b';
    expect(boundsOf(`send 0.5 USDC to ${other}`)).toEqual({ USDC: 1_000_000_000n });
    expect(boundsOf(`send 0.5 USDC to ${WALLET.owner}`)).toEqual({});
    expect(boundsOf('show my balances')).toEqual({});
  });

  const swapping = (amount: Amount) =>
    balanceBounds({
      steps: [
        {
          stepId: 'swap_1',
          call: {
            tool: 'jupiter_swap',
            inputMint: USDC.address,
            outputMint: JUP.address,
            amount,
            swapMode: 'ExactIn',
          },
        },
      ] as unknown as FlowStep[],
      context: WALLET,
    }).find(({ mint }) => mint === USDC.address)?.least;

  it('counts as left what is to stay, as far as it is there', () => {
    expect(swapping(allBut(30_000_000n))).toBe(30_000_000n);
    expect(swapping(allBut(5_000_000_000n))).toBe(1_000_500_000n);
  });

  it('never counts more as left than an exact fraction leaves', () => {
    expect(swapping(percentOf(shareOf(2n, 3n)))).toBeLessThanOrEqual(1_000_500_000n / 3n);
  });

  it('knows where it began', () => {
    const steps = [
      {
        stepId: 'swap_1',
        call: {
          tool: 'jupiter_swap',
          inputMint: SOL.address,
          outputMint: JUP.address,
          amount: { kind: 'exact', raw: 1n },
          swapMode: 'ExactIn',
        },
      },
    ];
    expect(balanceBounds({ steps: steps as unknown as FlowStep[], context: WALLET })).toEqual([
      { mint: SOL.address, initial: 5_000_000_000n, least: 4_999_999_999n - FEES },
      { mint: JUP.address, initial: 0n, least: 1n },
    ]);
  });
});
