import fc from 'fast-check';
import { type Address, type AssetDiff, type ResolvedAction, SOL, USDC, addressOf } from '../../../domain';
import type { Quote } from '../../../protocols';
import { checkGuards } from './check-guards';
import { deriveGuards } from './derive-guards';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const thief = addressOf('86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b');
const program = addressOf('JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4');

const diff = (changes: [Address, Address, bigint][], over: Partial<AssetDiff> = {}): AssetDiff => ({
  changes: changes.map(([owner, mint, delta]) => ({ owner, mint, delta })),
  fee: 5_000n,
  rent: 0n,
  programs: [program],
  authorityChanges: [],
  ...over,
});
const swapOf = (swapMode: 'ExactIn' | 'ExactOut', amount: bigint): ResolvedAction => ({
  tool: 'jupiter_swap',
  inputMint: SOL.address,
  outputMint: USDC.address,
  amount,
  swapMode,
});
const quote = (inAmount: bigint, outAmount: bigint): Quote => ({
  venue: 'exchange',
  inputMint: SOL.address,
  outputMint: USDC.address,
  inAmount,
  outAmount,
  route: [],
});
const swap = deriveGuards({
  action: swapOf('ExactIn', 1_000n),
  quote: quote(1_000n, 150_000n),
  slippageBps: 50,
  programs: [program],
});
const transfer = deriveGuards({
  action: { tool: 'sol_transfer', recipient, amount: 700n },
  quote: undefined,
  slippageBps: 50,
  programs: [program],
});

describe('deriveGuards', () => {
  it('bounds the far side of a swap by the quote and the slippage', () => {
    expect(swap.maxDebit).toEqual([{ mint: SOL.address, raw: 1_000n }]);
    expect(swap.minCredit).toEqual([{ mint: USDC.address, raw: 149_250n }]);
  });

  it('asks for exactly the named output, at no more than the quoted input with slippage', () => {
    const guards = deriveGuards({
      action: swapOf('ExactOut', 150_000n),
      quote: quote(999n, 150_000n),
      slippageBps: 100,
      programs: [],
    });
    expect(guards.maxDebit).toEqual([{ mint: SOL.address, raw: 1_009n }]);
    expect(guards.minCredit).toEqual([{ mint: USDC.address, raw: 150_000n }]);
  });

  it.each(['ExactIn', 'ExactOut'] as const)(
    'bounds the tokens of the action, whatever the quote says (%s)',
    (mode) => {
      const elsewhere = { ...quote(1_000n, 1_000n), inputMint: USDC.address, outputMint: SOL.address };
      const guards = deriveGuards({
        action: swapOf(mode, 1_000n),
        quote: elsewhere,
        slippageBps: 50,
        programs: [],
      });
      expect(guards.maxDebit).toMatchObject([{ mint: SOL.address }]);
      expect(guards.minCredit).toMatchObject([{ mint: USDC.address }]);
    },
  );

  it('never lets a debit exceed the named amount', () => {
    const u64 = fc.bigInt({ min: 1n, max: 1n << 63n });
    fc.assert(
      fc.property(u64, u64, fc.integer({ min: 0, max: 5_000 }), (inAmount, outAmount, slippageBps) => {
        const guards = deriveGuards({
          action: swapOf('ExactIn', inAmount),
          quote: quote(inAmount, outAmount),
          slippageBps,
          programs: [],
        });
        expect(guards.maxDebit[0]?.raw).toBe(inAmount);
        expect(guards.minCredit[0]?.raw).toBeGreaterThan(0n);
        expect(guards.minCredit[0]?.raw).toBeLessThanOrEqual(outAmount);
      }),
    );
  });
});

describe('checkGuards', () => {
  const honest: [Address, Address, bigint][] = [
    [wallet, SOL.address, -1_000n],
    [wallet, USDC.address, 150_000n],
  ];

  it('lets the intended effect through', () => {
    expect(checkGuards(diff(honest), swap, wallet)).toBeUndefined();
  });

  it('lets a transfer to the wallet itself through', () => {
    const self = deriveGuards({
      action: { tool: 'sol_transfer', recipient: wallet, amount: 700n },
      quote: undefined,
      slippageBps: 0,
      programs: [program],
    });
    expect(checkGuards(diff([]), self, wallet)).toBeUndefined();
  });

  it.each<[string, AssetDiff]>([
    [
      'more than was named leaves',
      diff([
        [wallet, SOL.address, -1_001n],
        [wallet, USDC.address, 150_000n],
      ]),
    ],
    [
      'another token leaves too',
      diff([...honest, [wallet, addressOf('JUPyiwrYJFskUPiHa7hkeR8VUtAeFoSYbKedZNsDvCN'), -1n]]),
    ],
    [
      'too little comes',
      diff([
        [wallet, SOL.address, -1_000n],
        [wallet, USDC.address, 149_249n],
      ]),
    ],
    [
      'somebody else gets the output',
      diff([
        [wallet, SOL.address, -1_000n],
        [thief, USDC.address, 150_000n],
      ]),
    ],
    ['a foreign program is called', diff(honest, { programs: [program, thief] })],
    [
      'authority is given away',
      diff(honest, { authorityChanges: [{ account: wallet, change: 'delegate' }] }),
    ],
    ['fees and rent are too high', diff(honest, { fee: 4_000_000n, rent: 2_000_000n })],
  ])('refuses when %s', (_case, effect) => {
    expect(checkGuards(effect, swap, wallet)).toMatchObject({ code: 'guard_violation' });
  });

  it('refuses a transfer to somebody else', () => {
    const stolen = diff([
      [wallet, SOL.address, -700n],
      [thief, SOL.address, 700n],
    ]);
    expect(checkGuards(stolen, transfer, wallet)).toMatchObject({ code: 'guard_violation' });
  });
});
