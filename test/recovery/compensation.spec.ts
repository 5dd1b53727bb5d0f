import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import {
  type Address,
  type ExecutionSnapshot,
  FAULT_KINDS,
  JUP,
  SOL,
  type StepStatus,
  USDC,
  findShareMint,
} from '../../src/domain';
import { ResumeDesk } from '../../src/orchestrator';
import { SandboxWallets } from '../../src/ledger';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { RecoveryWorld, type Trial } from '../support/recovery-world';

/** A read in the middle splits the transaction; the transfer at the end is more than the wallet has. */
const SPLIT = 'swap 1 SOL to USDC, then lend it, then show my balances, then send 900000 JUP to';

/** Faults of what is done and of what undoes it; lending does not need the vault's liquidity. */
const trials = record({
  faults: array(
    record({
      stepId: constantFrom('swap_1', 'lend_1', 'undo_lend_1', 'undo_swap_1'),
      kind: constantFrom(...FAULT_KINDS.filter((kind) => kind !== 'insufficient_funds')),
      times: integer({ min: 1, max: 3 }),
    }).filter(({ stepId, kind }) => stepId !== 'lend_1' || kind !== 'insufficient_liquidity'),
    { maxLength: 4 },
  ),
  retryAttempts: integer({ min: 0, max: 3 }),
  enableAlternativeFlows: boolean(),
});

describe('undoing a strict flow that was not one transaction', () => {
  let world: RecoveryWorld;
  let wallet: Address;
  let recipient: Address;

  beforeAll(async () => {
    world = await RecoveryWorld.open();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    wallet = freshAddress();
    recipient = freshAddress();
    await world.admit(wallet, recipient);
  });

  const run = (prompt: string, more: Partial<Trial> = {}) =>
    world.run({ prompt, wallet, recovery: null, ...more });
  const holds = async (mint: Address) => {
    const { lamports, tokens } = await world.balances(wallet);
    return mint === SOL.address ? lamports : (tokens.find((token) => token.mint === mint)?.raw ?? 0n);
  };

  it('gives back what each step brought, last first, and ends Failed', async () => {
    const before = { sol: await holds(SOL.address), usdc: await holds(USDC.address) };
    const execution = await run(`${SPLIT} ${recipient}`);

    expect(execution.status).toBe('Failed');
    expect(statuses(execution)).toEqual({
      swap_1: 'Compensated',
      lend_1: 'Compensated',
      balance_1: 'Completed',
      transfer_1: 'Failed',
      undo_lend_1: 'Completed',
      undo_swap_1: 'Completed',
    });
    expect(execution.failure?.message).toContain('Undone: swap_1, lend_1.');
    expect(await holds(findShareMint(USDC.address)?.address ?? USDC.address)).toBe(0n);
    expect(await holds(USDC.address)).toBe(before.usdc);
    expect(await holds(SOL.address)).toBeGreaterThan((before.sol * 99n) / 100n);
    expect(await holds(SOL.address)).toBeLessThan(before.sol);
  });

  it('leaves everything when the flow is not strict', async () => {
    const execution = await run(`${SPLIT} ${recipient}`, { atomicMode: 'conditional' });
    expect(execution.status).toBe('Failed');
    expect(statuses(execution)).toMatchObject({ swap_1: 'Completed', lend_1: 'Completed' });
    expect(Object.keys(statuses(execution))).toHaveLength(4);
  });

  it('leaves what was sent, and what it was sent from', async () => {
    const prompt = `swap 1 SOL to JUP, then show my balances, then swap 1 SOL to USDC, then send 10 USDC to ${recipient}, then show my balances, then send 900000 BONK to ${recipient}`;
    const execution = await run(prompt);
    expect(statuses(execution)).toMatchObject({
      swap_1: 'Compensated',
      swap_2: 'Completed',
      transfer_1: 'Completed',
      transfer_2: 'Failed',
      undo_swap_1: 'Completed',
    });
    expect(stepOf(execution, 'swap_2').compensation?.reason).toBe(
      'transfer_1 used what it brought, and stays.',
    );
    expect(execution.failure?.message).toContain('Undone: swap_1. Not undone: swap_2, transfer_1.');
    expect(await holds(JUP.address)).toBe(0n);
  });

  it('gives a withdrawal and what was minted back, too', async () => {
    await run('lend 300 USDC', { atomicMode: 'strict' });
    const shares = findShareMint(USDC.address)?.address ?? USDC.address;
    const before = { shares: await holds(shares), usdc: await holds(USDC.address) };
    const prompt = `withdraw 100 USDC from jupiter lend, then show my balances, then mint 50 jlUSDC, then show my balances, then send 900000 JUP to ${recipient}`;
    const execution = await run(prompt);
    expect(statuses(execution)).toMatchObject({ withdraw_1: 'Compensated', mint_1: 'Compensated' });
    expect(near(await holds(shares), before.shares)).toBe(true);
    expect(near(await holds(USDC.address), before.usdc)).toBe(true);
  });

  it('recovers while it undoes, by the strategies of the request', async () => {
    const execution = await run(`${SPLIT} ${recipient}`, {
      recovery: { enableUserFulfillment: false },
      faults: [
        { stepId: 'undo_lend_1', kind: 'blockhash_expired', times: 1 },
        { stepId: 'undo_swap_1', kind: 'venue_down', times: 1 },
      ],
    });
    expect(statuses(execution)).toMatchObject({ swap_1: 'Compensated', lend_1: 'Compensated' });
    expect(stepOf(execution, 'undo_lend_1').recoveries.map(({ strategy }) => strategy)).toEqual(['retry']);
    expect(stepOf(execution, 'undo_swap_1').recoveries.map(({ strategy }) => strategy)).toEqual([
      'alternative_flow',
    ]);
  });

  it('leaves a step and what it was made of when undoing it fails', async () => {
    const execution = await run(`${SPLIT} ${recipient}`, {
      faults: [{ stepId: 'undo_lend_1', kind: 'rpc_unavailable', times: 1 }],
    });
    expect(statuses(execution)).toEqual({
      swap_1: 'Completed',
      lend_1: 'Completed',
      balance_1: 'Completed',
      transfer_1: 'Failed',
      undo_lend_1: 'Failed',
    });
    expect(execution.failure?.code).toBe('insufficient_funds');
    expect(stepOf(execution, 'swap_1').compensation?.reason).toBe('lend_1 used what it brought, and stays.');
  });

  it('does not sell for less than must come back: then the step stays', async () => {
    const whale = freshAddress();
    const usdc = { mint: USDC.address, raw: 10_000_000_000_000n };
    await world.get(SandboxWallets).set(whale, { lamports: 10_000_000_000n, tokens: [usdc] });
    await world.get(SandboxWallets).set(wallet, { lamports: 10_000_000_000_000n, tokens: [] });
    let asked = 0;
    const execution = await run(`${SPLIT} ${recipient}`.replace('1 SOL', '5000 SOL'), {
      recovery: { enableUserFulfillment: true, userTimeoutSeconds: 30 },
      answer: async () => {
        asked += 1;
        if (asked > 1) return undefined;
        for (let trade = 0; trade < 2; trade += 1)
          await world.run({ prompt: 'swap 1000000 USDC to SOL', wallet: whale, recovery: null });
        return { choice: 'retry' };
      },
    });
    expect(execution.status).toBe('Failed');
    const { swap_1: swap, undo_swap_1: undo, ...others } = statuses(execution);
    expect([swap, undo, others['lend_1']]).toEqual(['Completed', 'Failed', 'Compensated']);
    expect(stepOf(execution, 'undo_swap_1').failure).toMatchObject({
      code: 'price_impact_too_high',
      message: expect.stringMatching(/bring back .* SOL; below .* SOL it is better left alone/) as string,
    });
    expect(await holds(USDC.address)).toBeGreaterThan(700_000_000_000n);
  });

  it('stops undoing when a person says so, and has failed all the same', async () => {
    const execution = await run(`${SPLIT} ${recipient}`, {
      recovery: { enableUserFulfillment: true, enableAlternativeFlows: false, userTimeoutSeconds: 30 },
      faults: [{ stepId: 'undo_swap_1', kind: 'insufficient_liquidity', times: 9 }],
      answer: ({ stepId }) => (stepId === 'transfer_1' ? undefined : { choice: 'abort' }),
    });
    expect(execution.status).toBe('Failed');
    expect(statuses(execution)).toMatchObject({ lend_1: 'Compensated', swap_1: 'Completed' });
    expect(stepOf(execution, 'undo_swap_1').status).toBe('Skipped');
  });

  it('undoes nothing once somebody asked it to stop', async () => {
    const execution = await run(`${SPLIT} ${recipient}`, {
      recovery: { enableUserFulfillment: true, enableAlternativeFlows: false },
      answer: () => ({ choice: 'abort' }),
    });
    expect(execution.status).toBe('Stopped');
    expect(statuses(execution)).toMatchObject({ swap_1: 'Completed', lend_1: 'Completed' });
  });

  it('runs what was undone again when the flow is resumed', async () => {
    const failed = await run(`${SPLIT} ${recipient}`);
    await world.get(SandboxWallets).set(wallet, {
      lamports: 5_000_000_000n,
      tokens: [{ mint: JUP.address, raw: 900_000_000_000n }],
    });
    const resumed = await world.get(ResumeDesk).resume('everything', failed.executionId);
    expect(statuses(resumed)).toEqual({
      swap_1: 'Pending',
      lend_1: 'Pending',
      balance_1: 'Completed',
      transfer_1: 'Pending',
    });
    const ended = await world.ended(resumed.executionId);
    expect(ended.status).toBe('Completed');
  });

  it('gives everything back or says why not, whatever goes wrong meanwhile', async () => {
    await assert(
      asyncProperty(trials, async ({ faults, retryAttempts, enableAlternativeFlows }) => {
        const [owner, to] = [freshAddress(), freshAddress()];
        await world.admit(owner, to);
        const state = await world.run({
          prompt: `${SPLIT} ${to}`,
          wallet: owner,
          faults,
          recovery: { retryAttempts, enableAlternativeFlows, enableUserFulfillment: false },
        });
        expect(state.status).toBe('Failed');
        for (const step of state.steps) {
          const landed = step.attempts.filter(({ ended }) => ended?.outcome === 'landed').length;
          expect(landed).toBe(isDone(step) && step.tool !== 'get_account_balance' ? 1 : 0);
          if (step.status === 'Completed' && landed > 0 && !step.compensates)
            expect(step.compensation?.reason).toBeDefined();
        }
        const { lamports, tokens } = await world.balances(owner);
        const kept = state.steps.filter(
          ({ status, output }) => status === 'Completed' && output?.kind === 'assets',
        );
        if (kept.every(({ compensates }) => compensates)) {
          // What the vault paid meanwhile is kept.
          const [usdc, ...others] = tokens.filter(({ raw }) => raw > 0n);
          expect([usdc?.mint, others]).toEqual([USDC.address, []]);
          expect(near(usdc?.raw ?? 0n, 1_000_000_000n)).toBe(true);
          expect(usdc?.raw).toBeGreaterThanOrEqual(1_000_000_000n);
          expect(lamports).toBeGreaterThan(4_945_000_000n);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

function isDone({ status }: ExecutionSnapshot['steps'][number]): boolean {
  return status === 'Completed' || status === 'Compensated';
}

function statuses({ steps }: ExecutionSnapshot): Record<string, StepStatus> {
  return Object.fromEntries(steps.map(({ stepId, status }) => [stepId, status]));
}

function stepOf({ steps }: ExecutionSnapshot, stepId: string): ExecutionSnapshot['steps'][number] {
  const step = steps.find((known) => known.stepId === stepId);
  if (step === undefined) throw new Error(`There is no step ${stepId}`);
  return step;
}

/** Equal but for the rounding of shares and a moment's interest. */
function near(a: bigint, b: bigint): boolean {
  return a - b <= 5n && b - a <= 5n;
}
