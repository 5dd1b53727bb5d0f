import {
  ALL,
  type ActionCall,
  type Amount,
  JLUSDC,
  JUP,
  SOL,
  SOL_RESERVE,
  type StepOutput,
  USDC,
  addressOf,
  allBut,
  amountOf,
  exact,
  outputOf,
  percent,
  usd,
} from '../../../domain';
import type { Ledger, WalletBalances } from '../../../ledger';
import type { LendingPositions, PriceFeed } from '../../../protocols';
import { executionOf, planOf } from '../test-plan.fake';
import { ActionResolver } from './action-resolver';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');
const assetMint = USDC.address;

const HELD: WalletBalances = {
  lamports: 5_000_000_000n,
  tokens: [
    { mint: USDC.address, decimals: 6, raw: 1_000_000_000n },
    { mint: JLUSDC.address, decimals: 6, raw: 400_000_000n },
  ],
};
const POSITION = { shares: 400_000_000n, assets: 420_000_000n };
const PRICES = new Map([
  [SOL.address, 150],
  [USDC.address, 1],
]);
const OUTPUTS = new Map<string, StepOutput>([
  [
    'swap_1',
    {
      kind: 'assets',
      signature: '',
      venue: 'exchange',
      spent: [],
      received: [{ mint: USDC.address, raw: 77n }],
      fee: 5_000n,
    },
  ],
]);

function resolverWith(position = POSITION): ActionResolver {
  const ledger = { readBalances: () => Promise.resolve(HELD) } as unknown as Ledger;
  const prices: PriceFeed = { prices: () => Promise.resolve(PRICES) };
  const positions: LendingPositions = { position: () => Promise.resolve(position) };
  return new ActionResolver(ledger, prices, positions);
}

const swap = (amount: Amount, swapMode: 'ExactIn' | 'ExactOut' = 'ExactIn'): ActionCall => ({
  tool: 'jupiter_swap',
  inputMint: SOL.address,
  outputMint: USDC.address,
  amount,
  swapMode,
});
const sendSol = (amount: Amount): ActionCall => ({ tool: 'sol_transfer', recipient, amount });
const send = (amount: Amount): ActionCall => ({
  tool: 'spl_transfer',
  recipient,
  mint: USDC.address,
  amount,
});
const deposit = (amount: Amount): ActionCall => ({ tool: 'jupiter_lend_earn_deposit', assetMint, amount });
const withdraw = (amount: Amount): ActionCall => ({ tool: 'jupiter_lend_earn_withdraw', assetMint, amount });
const redeem = (shares: Amount): ActionCall => ({ tool: 'jupiter_lend_earn_redeem', assetMint, shares });

describe('ActionResolver', () => {
  it.each<[string, ActionCall, bigint]>([
    ['an exact amount', swap(exact(7n)), 7n],
    ['half of the SOL', swap(percent(5_000)), 2_500_000_000n],
    ['all the SOL but what fees need', swap(ALL), 5_000_000_000n - SOL_RESERVE],
    ['half of the token that is bought', swap(percent(5_000), 'ExactOut'), 500_000_000n],
    ['all the SOL that is sent but some', sendSol(allBut(1_000_000_000n)), 4_000_000_000n],
    ['dollars of SOL', sendSol(usd('15')), 100_000_000n],
    ['all of a token', send(ALL), 1_000_000_000n],
    ['what an earlier step brought', deposit(outputOf('swap_1')), 77n],
    ['half of what an earlier step brought', deposit(outputOf('swap_1', 5_000)), 38n],
    ['half of what is lent', withdraw(percent(5_000)), 210_000_000n],
    ['all that is lent but some', withdraw(allBut(20_000_000n)), 400_000_000n],
    ['dollars of what is lent', withdraw(usd('3')), 3_000_000n],
    ['half of the shares', redeem(percent(5_000)), 200_000_000n],
  ])('finds %s', async (_name, call, raw) => {
    const resolution = await resolverWith().resolve(wallet, call, OUTPUTS);
    if (!resolution.ok) throw new Error(resolution.failure.message);
    expect(amountOf(resolution.action)).toBe(raw);
    expect(resolution.action.tool).toBe(call.tool);
  });

  it('takes all of a position by its shares', async () => {
    expect(await resolverWith().resolve(wallet, withdraw(ALL), OUTPUTS)).toEqual({
      ok: true,
      action: { tool: 'jupiter_lend_earn_redeem', assetMint, shares: POSITION.shares },
    });
  });

  it.each<[string, ActionCall, string]>([
    [
      'a token that the wallet has none of',
      { ...swap(ALL), inputMint: JUP.address } as ActionCall,
      'insufficient_funds',
    ],
    ['an output that no step left', deposit(outputOf('swap_2')), 'amount_unresolvable'],
    [
      'dollars of a token without a price',
      { ...swap(usd('1')), inputMint: JUP.address } as ActionCall,
      'amount_unresolvable',
    ],
  ])('does not find %s', async (_name, call, code) => {
    expect(await resolverWith().resolve(wallet, call, OUTPUTS)).toMatchObject({
      ok: false,
      failure: { code },
    });
  });

  it.each([ALL, percent(5_000), allBut(1n)])(
    'has nothing to take out where nothing is lent ($kind)',
    async (amount) => {
      const resolver = resolverWith({ shares: 0n, assets: 0n });
      expect(await resolver.resolve(wallet, withdraw(amount), OUTPUTS)).toMatchObject({
        ok: false,
        failure: { code: 'insufficient_funds' },
      });
    },
  );

  it('goes by the amount that was decided for the step', async () => {
    const plan = planOf([{ stepId: 'swap_1', call: swap(ALL) }]);
    const planned = executionOf(plan);
    const steps = planned.steps.map((step) => ({
      ...step,
      alternatives: [{ kind: 'other_amount', raw: 11n } as const],
    }));
    const [step] = plan.steps;
    if (step === undefined) throw new Error('the plan has a step');
    const resolution = await resolverWith().resolveStep({ ...planned, steps }, step);
    expect(resolution).toMatchObject({ ok: true, action: { amount: 11n } });
  });
});
