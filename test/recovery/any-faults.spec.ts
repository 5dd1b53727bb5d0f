import { array, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check';
import {
  ATOMIC_MODES,
  type Answer,
  type AskedQuestion,
  type ExecutionSnapshot,
  FAULT_KINDS,
  SIGNERS,
  type InjectedFault,
  type StepSnapshot,
  USDT,
  isFinished,
} from '../../src/domain';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { RecoveryWorld } from '../support/recovery-world';
import { WalletOwner } from '../support/wallet-owner';

const SENT = 100_000_000n;
const RUNS = 60;

/** A transfer cannot have what only venues can. */
const ANYWHERE = FAULT_KINDS.filter(
  (kind) => !['slippage', 'insufficient_liquidity', 'venue_down'].includes(kind),
);
const times = integer({ min: 1, max: 3 });
const faults = array(
  constantFrom<readonly [string, readonly InjectedFault['kind'][]]>(
    ['transfer_1', ANYWHERE],
    ['swap_1', FAULT_KINDS],
    ['transfer_2', ANYWHERE],
  ).chain(([stepId, kinds]) => record({ stepId: constantFrom(stepId), kind: constantFrom(...kinds), times })),
  { maxLength: 4 },
);
const recovery = record({
  retryAttempts: integer({ min: 0, max: 4 }),
  baseRetryDelayMs: integer({ min: 0, max: 5_000 }),
  maxRecoveryTimeMs: integer({ min: 0, max: 20_000 }),
  enableAlternativeFlows: boolean(),
  enableUserFulfillment: boolean(),
  userTimeoutSeconds: constantFrom(30),
});
const trials = record({
  faults,
  recovery,
  atomicMode: constantFrom(...ATOMIC_MODES),
  percent: constantFrom('half my USDC', '200 USDC'),
  /** Which of the offered choices a person makes each time; none: nobody answers. */
  answers: array(integer({ min: 0, max: 3 }), { maxLength: 4 }),
  signer: constantFrom(...SIGNERS),
});

/** A person who takes the n-th choice that needs no more than saying so, or does not answer any more. */
function personWho(picks: readonly number[]) {
  const left = [...picks];
  return ({ choices }: AskedQuestion): Answer | undefined => {
    const pick = left.shift();
    const choice = pick === undefined ? undefined : choices[pick % choices.length];
    if (choice === undefined) return undefined;
    if (choice.choice === 'reduce_amount') return { choice: choice.choice, amount: choice.most };
    if (choice.choice === 'provide_amount') return { choice: choice.choice, amount: 1n };
    if (choice.choice === 'choose_venue') return { choice: choice.choice, venue: choice.venues.at(-1) ?? '' };
    return { choice: choice.choice };
  };
}

/** Signs; what cannot land any more is made anew. */
function signedInTime(owner: WalletOwner, question: AskedQuestion): Answer {
  return question.proposal?.fault?.kind === 'blockhash_expired'
    ? { choice: 'retry' }
    : owner.answer(question);
}

const landedOf = ({ attempts }: StepSnapshot) =>
  attempts.filter(({ ended }) => ended?.outcome === 'landed').length;

/** Milliseconds that a machine spent on recovering: from the first failure to the last decision, without questions. */
function waitedOf({ recoveries }: StepSnapshot): number {
  return recoveries.reduce((sum, { delayMs }) => sum + delayMs, 0);
}

function check(state: ExecutionSnapshot, maxRecoveryTimeMs: number): void {
  expect(isFinished(state.status)).toBe(true);
  for (const step of state.steps) {
    expect(landedOf(step)).toBe(step.status === 'Completed' ? 1 : 0);
    expect(waitedOf(step)).toBeLessThanOrEqual(maxRecoveryTimeMs);
    expect([
      'Completed',
      'Failed',
      'Skipped',
      ...(state.status === 'Stopped' ? ['Running', 'Pending'] : []),
    ]).toContain(step.status);
  }
  const landed = new Set(
    state.steps.filter(({ status }) => status === 'Completed').map(({ stepId }) => stepId),
  );
  if (state.atomicMode === 'strict') expect([0, state.steps.length]).toContain(landed.size);
  if (state.status === 'Completed') expect(landed.size).toBe(state.steps.length);
}

describe('whatever goes wrong', () => {
  let world: RecoveryWorld;

  beforeAll(async () => (world = await RecoveryWorld.open()));
  afterAll(() => world.close());

  it('ends, within its budget, with each step done once or not at all', async () => {
    await assert(
      asyncProperty(trials, async ({ faults: injected, recovery: config, answers, ...trial }) => {
        const owner = new WalletOwner();
        const [first, last] = [freshAddress(), freshAddress()];
        const person = personWho(answers);
        const state = await world.run({
          prompt: `send 0.1 SOL to ${first}, then swap ${trial.percent} to USDT, then send 0.1 SOL to ${last}`,
          wallet: owner.address,
          atomicMode: trial.atomicMode,
          signer: trial.signer,
          faults: injected,
          recovery: config,
          answer: (question) => (question.proposal ? signedInTime(owner, question) : person(question)),
        });
        check(state, config.maxRecoveryTimeMs);
        const [toFirst, swap, toLast] = state.steps;
        const isDone = (step: StepSnapshot | undefined) => step?.status === 'Completed';
        const reduced = state.steps.flatMap(({ alternatives }) => alternatives).length > 0;
        for (const [step, to] of [[toFirst, first] as const, [toLast, last] as const]) {
          const { lamports } = await world.balances(to);
          if (!isDone(step)) expect(lamports).toBe(0n);
          else if (!reduced) expect(lamports).toBe(SENT);
          else expect(lamports > 0n && lamports <= SENT).toBe(true);
        }
        const got =
          (await world.balances(owner.address)).tokens.find(({ mint }) => mint === USDT.address)?.raw ?? 0n;
        expect(got > 0n).toBe(isDone(swap));
      }),
      { numRuns: RUNS },
    );
  }, 60_000);

  it('lands nothing of a transaction about which nobody answers', async () => {
    const [first, last] = [freshAddress(), freshAddress()];
    const state = await world.run({
      prompt: `send 0.01 SOL to ${first}, then swap 200 USDC to USDT, then send 1 SOL to ${last}`,
      wallet: freshAddress(),
      faults: [{ stepId: 'transfer_2', kind: 'insufficient_funds', times: 1 }],
      recovery: { enableAlternativeFlows: false, enableUserFulfillment: true },
    });
    expect(state.steps.map(({ status }) => status)).toEqual(['Skipped', 'Skipped', 'Failed']);
    expect((await world.balances(first)).lamports).toBe(0n);
  });

  it('lets the step fail when nobody answers in time, and not before', async () => {
    const asked = world.clock.now();
    const state = await world.run({
      prompt: 'swap 1 SOL to USDC',
      wallet: freshAddress(),
      faults: [{ stepId: 'swap_1', kind: 'venue_down', times: 9 }],
      recovery: { enableAlternativeFlows: false, enableUserFulfillment: true, userTimeoutSeconds: 86_400 },
    });
    expect(state).toMatchObject({ status: 'Failed', failure: { code: 'venue_unavailable' } });
    expect(Date.parse(state.finishedAt ?? '') - asked).toBeGreaterThanOrEqual(86_400_000);
    expect(state.steps[0]?.questions[0]).toMatchObject({ closedAt: state.steps[0]?.endedAt });
  });
});
