import { assert, bigInt, integer, property } from 'fast-check';
import { FULL_BPS, SOL, USDC, exact, partOf } from '../../../domain';
import { executionOf, planOf } from '../test-plan.fake';
import { leastBack, toleranceWithin } from './within-least';

const amounts = bigInt({ min: 1n, max: 1n << 60n });
const quote = (outAmount: bigint) => ({
  venue: 'exchange',
  inputMint: USDC.address,
  outputMint: SOL.address,
  inAmount: 1n,
  outAmount,
  route: [],
});

describe('toleranceWithin', () => {
  it('never lets a quote fall below the least, nor tolerates more than asked', () => {
    assert(
      property(amounts, amounts, integer({ min: 0, max: FULL_BPS }), (out, raw, asked) => {
        const within = toleranceWithin(quote(out), { mint: SOL.address, raw }, asked);
        if ('failure' in within) return out < raw;
        const { slippageBps } = within;
        return slippageBps <= asked && partOf(out, FULL_BPS - slippageBps) >= raw && out >= raw;
      }),
    );
  });

  it('refuses what already brings less, as a matter of liquidity', () => {
    expect(toleranceWithin(quote(94n), { mint: SOL.address, raw: 95n }, 50)).toMatchObject({
      failure: { code: 'price_impact_too_high' },
    });
  });
});

describe('leastBack', () => {
  const [step] = executionOf(planOf([{ stepId: 'swap_1' }])).steps;
  const call = {
    tool: 'jupiter_swap',
    inputMint: USDC.address,
    outputMint: SOL.address,
    swapMode: 'ExactIn',
  } as const;
  const least = { mint: SOL.address, raw: 950n };
  const undo = step && {
    ...step,
    compensates: { stepId: 'swap_1', call: { ...call, amount: exact(100n) }, least },
  };

  it.each([
    [100n, 950n],
    [50n, 475n],
    [1n, 9n],
  ])('of %i of 100 units is %i', (amount, raw) => {
    expect(leastBack(undo, { ...call, amount })).toEqual({ ...least, raw });
  });

  it('is nothing for a step that undoes nothing', () => {
    expect(leastBack(step, { ...call, amount: 1n })).toBeUndefined();
  });
});
