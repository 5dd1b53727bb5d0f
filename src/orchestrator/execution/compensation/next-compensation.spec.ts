import {
  type Address,
  type ExecutionSnapshot,
  type Failure,
  JUP,
  SOL,
  type StepOutput,
  USDC,
  exact,
  findShareMint,
} from '../../../domain';
import { executionOf, planOf } from '../test-plan.fake';
import { nextCompensation } from './next-compensation';

const SHARES = findShareMint(USDC.address)?.address ?? USDC.address;
const swap = (inputMint: Address, outputMint: Address) =>
  ({ tool: 'jupiter_swap', inputMint, outputMint, amount: exact(1n), swapMode: 'ExactIn' }) as const;
const lend = { tool: 'jupiter_lend_earn_deposit', assetMint: USDC.address, amount: exact(1n) } as const;
const plan = planOf([
  { stepId: 'swap_1', call: swap(SOL.address, USDC.address) },
  { stepId: 'lend_1', call: lend },
  { stepId: 'transfer_1' },
]);
const moved = (spent: [Address, bigint], received: [Address, bigint]): StepOutput => ({
  kind: 'assets',
  signature: 'signature',
  venue: 'exchange',
  fee: 5_000n,
  spent: [{ mint: spent[0], raw: spent[1] }],
  received: [{ mint: received[0], raw: received[1] }],
});
const refused: Failure = { code: 'insufficient_funds', message: 'too little' };

type Steps = Record<string, Partial<ExecutionSnapshot['steps'][number]>>;

/** What was landed: 1 SOL to 150 USDC, of which all was lent. */
const LANDED: Steps = {
  swap_1: { status: 'Completed', output: moved([SOL.address, 1_000n], [USDC.address, 150n]) },
  lend_1: { status: 'Completed', output: moved([USDC.address, 150n], [SHARES, 140n]) },
  transfer_1: { status: 'Failed', failure: refused },
};

function stateOf(steps: Steps, more: Partial<ExecutionSnapshot> = {}): ExecutionSnapshot {
  const execution = executionOf(plan);
  const known = execution.steps.map((step) => ({ ...step, ...steps[step.stepId] }));
  const [frame] = known;
  if (frame === undefined) throw new Error('The plan has steps');
  const others = Object.keys(steps).filter((id) => known.every(({ stepId }) => stepId !== id));
  const added = others.map((stepId) => ({ ...frame, stepId, ...steps[stepId] }));
  return { ...execution, ...more, steps: [...known, ...added] };
}

/** Shares were redeemed for so many USDC. */
const redeemedFor = (usdc: bigint): Steps => ({
  ...LANDED,
  lend_1: { ...LANDED['lend_1'], status: 'Compensated', compensation: { by: 'undo_lend_1', reason: '' } },
  undo_lend_1: { status: 'Completed', output: moved([SHARES, 140n], [USDC.address, usdc]) },
});

describe('nextCompensation', () => {
  it('undoes the last landed step first, by giving back what it brought', () => {
    expect(nextCompensation(plan, stateOf(LANDED))).toMatchObject({
      stepId: 'lend_1',
      by: {
        stepId: 'undo_lend_1',
        call: { tool: 'jupiter_lend_earn_redeem', assetMint: USDC.address, shares: exact(140n) },
        least: { mint: USDC.address, raw: 142n },
      },
    });
  });

  it.each([
    [150n, 150n, 'all that it brought'],
    [149n, 149n, 'less what rounding took'],
    [153n, 150n, 'not what the vault paid besides'],
  ])('then the one before, when %i USDC came back: %i, %s', (usdc, raw) => {
    expect(nextCompensation(plan, stateOf(redeemedFor(usdc)))).toMatchObject({
      stepId: 'swap_1',
      by: {
        call: { ...swap(USDC.address, SOL.address), amount: exact(raw) },
        least: { raw: (950n * raw) / 150n },
      },
    });
  });

  it('leaves what a step that stays was made of', () => {
    const kept = { ...LANDED, lend_1: { ...LANDED['lend_1'], compensation: { reason: 'it cannot be' } } };
    const decision = nextCompensation(plan, stateOf(kept));
    expect(decision).toEqual({
      type: 'compensation_decided',
      stepId: 'swap_1',
      reason: 'lend_1 used what it brought, and stays.',
    });
  });

  it('leaves everything while it is not certain what became of the failed step', () => {
    const unknown: Failure = { code: 'already_processed', message: 'it was there already' };
    const state = stateOf({ ...LANDED, transfer_1: { status: 'Failed', failure: unknown } });
    expect(nextCompensation(plan, state)).toEqual({
      type: 'compensation_decided',
      stepId: 'lend_1',
      reason: 'What became of transfer_1 is not certain.',
    });
  });

  it.each<[string, Partial<ExecutionSnapshot>]>([
    ['a conditional flow', { atomicMode: 'conditional' }],
    ['a lenient flow', { atomicMode: 'lenient' }],
    ['a benchmark', { mode: 'static' }],
    ['a flow that was asked to stop', { stopRequested: 'enough' }],
  ])('decides nothing in %s', (_what, more) => {
    expect(nextCompensation(plan, stateOf(LANDED, more))).toBeUndefined();
  });

  it('decides nothing where nothing failed, or nothing has landed', () => {
    const { transfer_1: _failed, ...landed } = LANDED;
    expect(nextCompensation(plan, stateOf(landed))).toBeUndefined();
    expect(
      nextCompensation(plan, stateOf({ swap_1: { status: 'Failed', failure: refused } })),
    ).toBeUndefined();
  });

  it('does not undo what undoes, though that failed', () => {
    const call = { ...swap(USDC.address, JUP.address), amount: exact(1n) };
    const least = { mint: SOL.address, raw: 1n };
    const state = stateOf({
      swap_1: { ...LANDED['swap_1'], compensation: { by: 'undo_swap_1', reason: '' } },
      undo_swap_1: { status: 'Failed', failure: refused, compensates: { stepId: 'swap_1', call, least } },
      transfer_1: { status: 'Failed', failure: refused },
    });
    expect(nextCompensation(plan, state)).toBeUndefined();
  });
});
