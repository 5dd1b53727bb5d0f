import { type Address, type FlowEvent, type FlowPlan, exact } from '../../src/domain';
import type { LandedCheck, Ledger, SendOutcome, SignedTransaction } from '../../src/ledger';
import { type TestSandbox, freshAddress, openTestSandbox } from '../../src/ledger/embedded/open-sandbox.fake';
import { transferOf } from '../../src/ledger/embedded/system-transfer.fake';
import { Tracing } from '../../src/observability';
import type { AttemptBuilder } from '../../src/orchestrator/execution/attempts/attempt-builder';
import type { PreparedAttempt } from '../../src/orchestrator/execution/attempts/prepared-attempt';
import type { QueryRunner } from '../../src/orchestrator/execution/attempts/query-runner';
import { StepRunner } from '../../src/orchestrator/execution/attempts/step-runner';
import { planOf, queuedOf } from '../../src/orchestrator/execution/test-plan.fake';
import type { ExecutionHandle } from '../../src/journal';
import { openJournal } from '../support/stored-journal';

const ID = 'direct-0001';
const AMOUNT = 1_000_000n;
const timeout: SendOutcome = {
  outcome: 'unknown',
  failure: { code: 'timeout_after_send', message: 'No answer came.' },
};

/** The real port, but for one answer that the test decides. */
function answering<T extends Ledger | LandedCheck>(real: T, answers: Partial<T>): T {
  return new Proxy(real, {
    get: (target, name) => (Reflect.get(answers, name) ?? Reflect.get(target, name)) as unknown,
  });
}

describe('an attempt whose outcome is not known', () => {
  let test: TestSandbox;
  let plan: FlowPlan;
  let recipient: Address;
  let execution: ExecutionHandle;
  let events: FlowEvent[];

  beforeEach(async () => {
    test = await openTestSandbox();
    recipient = freshAddress();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const call = { tool: 'sol_transfer', recipient, amount: exact(AMOUNT) } as const;
    plan = { ...planOf([{ stepId: 'transfer_1', call }]), wallet };
    const { journal, feed } = openJournal(test.store, test.clock);
    await test.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      await journal.begin(trx, ID, [queuedOf(plan)]);
    });
    execution = await journal.open(ID);
    events = [];
    feed.subscribeAll((_snapshot, { event }) => events.push(event));
  });

  async function prepared(): Promise<PreparedAttempt> {
    const unsigned = await test.ledger.compile(transferOf(plan.wallet, recipient, AMOUNT));
    const guards = { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n };
    const route = {
      action: { tool: 'sol_transfer', recipient, amount: AMOUNT } as const,
      venue: 'system',
      instructions: [],
      coSigners: [],
      programs: [],
      legs: 1,
    };
    return {
      parts: plan.steps.map((step) => ({ step, route, guards, changes: [] })),
      guards,
      simulation: await test.ledger.simulate(unsigned),
      transaction: await test.ledger.sign(unsigned),
    };
  }

  const runnerWith = (send: Ledger['send'], check: Partial<LandedCheck> = {}) => {
    const builder = { prepare: async () => ({ ok: true, prepared: await prepared() }) };
    return new StepRunner(
      builder as unknown as AttemptBuilder,
      answering<Ledger>(test.ledger, { send }),
      answering<LandedCheck>(test.landedCheck, check),
      {} as QueryRunner,
      test.clock,
      new Tracing(),
    );
  };
  const attempt = (send: Ledger['send'], check?: Partial<LandedCheck>) =>
    runnerWith(send, check).attempt(execution, plan.steps);
  const nobodyAnswers = () => Promise.resolve(timeout);
  const landed = [
    expect.objectContaining({ outcome: 'landed' }),
    expect.objectContaining({ type: 'step_completed' }),
  ];

  const received = async () => (await test.ledger.readBalances(recipient)).lamports;

  it('is looked up: it had landed, and is not sent again', async () => {
    const result = await attempt(async (transaction: SignedTransaction) => {
      await test.ledger.send(transaction);
      return timeout;
    });
    expect(result.events).toEqual(landed);
    expect(await received()).toBe(AMOUNT);
    expect(events.map(({ type }) => type)).toEqual(['attempt_recorded', 'attempt_ended']);
    expect(events.at(-1)).toMatchObject({ outcome: 'unknown', failure: { code: 'timeout_after_send' } });
  });

  it('is sent again, the same bytes, while it may still land', async () => {
    expect((await attempt(nobodyAnswers)).events).toEqual(landed);
    expect(await received()).toBe(AMOUNT);
  });

  it('has failed only once it can no longer land', async () => {
    const result = await attempt(() => {
      test.clock.advance(151 * 400);
      return nobodyAnswers();
    });
    expect(result.events).toEqual([expect.objectContaining({ outcome: 'failed' })]);
    expect(result.failed).toMatchObject({ failure: { code: 'blockhash_expired' } });
    expect(await received()).toBe(0n);
  });

  it('lets go of the worker while it may still land, and is looked up again before anything else', async () => {
    const result = await attempt(nobodyAnswers, { resend: nobodyAnswers });
    expect(result).toEqual({ events: [], isPending: true });
    const { length } = events;
    expect((await attempt(nobodyAnswers)).events).toEqual(landed);
    expect(events).toHaveLength(length);
    expect(await received()).toBe(AMOUNT);
  });

  it('is decided about like any failure, should it run out of time between two looks', async () => {
    await attempt(nobodyAnswers, { resend: nobodyAnswers });
    test.clock.advance(151 * 400);
    const result = await attempt(nobodyAnswers);
    expect(result.failed).toMatchObject({ failure: { code: 'blockhash_expired' } });
    expect(await received()).toBe(0n);
  });

  it('is made anew when the process died before anybody heard of it, and it can no longer land', async () => {
    const dies = () => Promise.reject(new Error('killed'));
    await expect(attempt(dies)).rejects.toThrow('killed');
    test.clock.advance(151 * 400);
    const result = await attempt((transaction) => test.ledger.send(transaction));
    expect(result.events.map((event) => 'attempt' in event && [event.attempt, event.type])).toEqual([
      [1, 'attempt_ended'],
      [2, 'attempt_ended'],
      false,
    ]);
    expect(await received()).toBe(AMOUNT);
  });
});
