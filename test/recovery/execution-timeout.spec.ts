import { type AskedQuestion, type ExecutionSnapshot, openQuestionOf } from '../../src/domain';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { ResumeDesk } from '../../src/orchestrator';
import { RecoveryWorld, type Trial } from '../support/recovery-world';
import { WalletOwner } from '../support/wallet-owner';

const TIMEOUT_SECONDS = 10;
const SLOW = { baseRetryDelayMs: 60_000, maxRetryDelayMs: 60_000, maxRecoveryTimeMs: 600_000 };

const tookOf = ({ createdAt, finishedAt = '' }: ExecutionSnapshot) =>
  Date.parse(finishedAt) - Date.parse(createdAt);

describe('an execution that may take only so long', () => {
  let world: RecoveryWorld;

  beforeAll(async () => (world = await RecoveryWorld.open()));
  afterAll(() => world.close());

  const run = (trial: Partial<Trial>) =>
    world.run({
      prompt: `send 0.1 SOL to ${freshAddress()}`,
      wallet: freshAddress(),
      timeoutSeconds: TIMEOUT_SECONDS,
      ...trial,
    });

  it('completes like any other within its time', async () => {
    expect(await run({})).toMatchObject({ status: 'Completed', timeoutSeconds: TIMEOUT_SECONDS });
  });

  it.each<[string, Partial<Trial>]>([
    ['a retry', { faults: [{ stepId: 'transfer_1', kind: 'rpc_unavailable', times: 9 }], recovery: SLOW }],
    [
      'a person',
      {
        prompt: 'swap 1 SOL to USDC',
        faults: [{ stepId: 'swap_1', kind: 'venue_down', times: 9 }],
        recovery: { enableAlternativeFlows: false, enableUserFulfillment: true },
      },
    ],
    ['a signature', { signer: 'wallet', recovery: null }],
  ])('is out of time exactly then, while it waits for %s', async (_what, trial) => {
    const state = await run(trial);
    expect(state).toMatchObject({ status: 'Timeout', failure: { code: 'timed_out' } });
    expect(tookOf(state)).toBe(TIMEOUT_SECONDS * 1_000);
    expect(openQuestionOf(state)).toBeUndefined();
  });

  it('sends nothing that was signed too late', async () => {
    const owner = new WalletOwner();
    const recipient = freshAddress();
    const signsLate = (question: AskedQuestion) => {
      world.clock.set(world.clock.now() + TIMEOUT_SECONDS * 1_000);
      return owner.answer(question);
    };
    const state = await run({
      prompt: `send 0.1 SOL to ${recipient}`,
      wallet: owner.address,
      signer: 'wallet',
      recovery: null,
      answer: signsLate,
    });
    expect(state.status).toBe('Timeout');
    expect((await world.balances(recipient)).lamports).toBe(0n);
  });

  it('keeps what has landed, and goes on from there when it is resumed', async () => {
    const [first, last] = [freshAddress(), freshAddress()];
    const state = await run({
      prompt: `send 0.1 SOL to ${first}, then send 0.2 SOL to ${last}`,
      atomicMode: 'lenient',
      faults: [{ stepId: 'transfer_2', kind: 'rpc_unavailable', times: 9 }],
      recovery: SLOW,
    });
    expect(state.steps.map(({ status }) => status)).toEqual(['Completed', 'Running']);
    expect(state.status).toBe('Timeout');
    const resumed = await world.get(ResumeDesk).resume('everything', state.executionId);
    const done = await world.ended(resumed.executionId);
    expect(done).toMatchObject({ status: 'Completed', timeoutSeconds: TIMEOUT_SECONDS });
    expect((await world.balances(first)).lamports).toBe(100_000_000n);
    expect((await world.balances(last)).lamports).toBe(200_000_000n);
  });

  it('undoes to its end what a strict flow had done before it failed', async () => {
    const wallet = freshAddress();
    const state = await run({
      prompt: `swap 0.5 SOL to USDC, then show my balances, then send 900000 USDC to ${freshAddress()}`,
      wallet,
      timeoutSeconds: 30,
      faults: [{ stepId: 'undo_swap_1', kind: 'rpc_unavailable', times: 1 }],
      recovery: SLOW,
    });
    expect(state.status).toBe('Failed');
    expect(state.steps.map(({ status }) => status)).toContain('Compensated');
    expect(tookOf(state)).toBeGreaterThan(30_000);
  });
});
