import type { Clock } from '../../src/common/clock';
import { type Address, type ExecutionSnapshot, type FlowEvent, exact } from '../../src/domain';
import type { Ledger, SendOutcome, SignedTransaction } from '../../src/ledger';
import { type TestSandbox, freshAddress, openTestSandbox } from '../../src/ledger/embedded/open-sandbox.fake';
import { transferOf } from '../../src/ledger/embedded/system-transfer.fake';
import { recordOf } from '../../src/orchestrator/execution/attempts/attempt-record';
import { AttemptSender } from '../../src/orchestrator/execution/attempts/attempt-sender';
import type { PreparedAttempt } from '../../src/orchestrator/execution/attempts/prepared-attempt';
import { executionOf, planOf } from '../../src/orchestrator/execution/test-plan.fake';
import { InProcessFlowFeed } from '../../src/sessions/in-process-flow-feed';
import { SnapshotCache } from '../../src/sessions/snapshot-cache';
import { StoredFlowJournal } from '../../src/sessions/stored-flow-journal';

const AMOUNT = 1_000_000n;
const timeout: SendOutcome = {
  outcome: 'unknown',
  failure: { code: 'timeout_after_send', message: 'No answer came.' },
};

/** The real ledger, but what the caller hears of `send` is decided by the test. */
function ledgerThatAnswers(
  real: Ledger,
  send: (transaction: SignedTransaction) => Promise<SendOutcome>,
): Ledger {
  return new Proxy(real, {
    get: (target, name) => (name === 'send' ? send : (Reflect.get(target, name) as unknown)),
  });
}

describe('an attempt whose outcome is not known', () => {
  let test: TestSandbox;
  let recipient: Address;
  let execution: ExecutionSnapshot;
  let events: FlowEvent[];
  let journal: StoredFlowJournal;

  beforeEach(async () => {
    test = await openTestSandbox();
    recipient = freshAddress();
    const wallet = freshAddress();
    await test.ledger.admit(wallet);
    const plan = {
      ...planOf([{ stepId: 'transfer_1', call: { tool: 'sol_transfer', recipient, amount: exact(AMOUNT) } }]),
      wallet,
    };
    execution = executionOf(plan);
    events = [];
    const feed = new InProcessFlowFeed();
    feed.subscribeAll((_snapshot, { event }) => events.push(event));
    journal = new StoredFlowJournal(test.clock, new SnapshotCache(), feed);
    const {
      executionId: _id,
      revision: _revision,
      status: _status,
      createdAt: _created,
      updatedAt: _updated,
      ...facts
    } = execution;
    await test.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      const steps = facts.steps.map(({ stepId, tool, description, critical, dependsOn }) => ({
        stepId,
        tool,
        description,
        critical,
        dependsOn,
      }));
      await journal.append(trx, execution.executionId, [{ type: 'execution_queued', ...facts, steps }]);
    });
  });

  async function send(answer: (transaction: SignedTransaction) => Promise<SendOutcome>) {
    const unsigned = await test.ledger.compile(transferOf(execution.wallet, recipient, AMOUNT));
    const guards = { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n };
    const route = {
      action: { tool: 'sol_transfer', recipient, amount: AMOUNT } as const,
      venue: 'system',
      instructions: [],
      coSigners: [],
      programs: [],
      legs: 1,
    };
    const prepared: PreparedAttempt = {
      parts: planOf([{ stepId: 'transfer_1' }]).steps.map((step) => ({ step, route, guards, changes: [] })),
      guards,
      simulation: await test.ledger.simulate(unsigned),
      transaction: await test.ledger.sign(unsigned),
    };
    const clock: Clock = test.clock;
    const sender = new AttemptSender(
      ledgerThatAnswers(test.ledger, answer),
      test.landedCheck,
      test.store.unitOfWork,
      journal,
      clock,
    );
    return sender.send(execution, recordOf(prepared, { attempt: 1 }), prepared.transaction);
  }

  const received = async () => (await test.ledger.readBalances(recipient)).lamports;

  it('is looked up: it had landed, and is not sent again', async () => {
    const outcome = await send(async (transaction) => {
      await test.ledger.send(transaction);
      return timeout;
    });
    expect(outcome).toMatchObject({ outcome: 'landed' });
    expect(await received()).toBe(AMOUNT);
    expect(events.map(({ type }) => type)).toEqual(['execution_queued', 'attempt_recorded', 'attempt_ended']);
    expect(events.at(-1)).toMatchObject({ outcome: 'unknown', failure: { code: 'timeout_after_send' } });
  });

  it('is sent again, the same bytes, while it may still land', async () => {
    const outcome = await send(() => Promise.resolve(timeout));
    expect(outcome).toMatchObject({ outcome: 'landed' });
    expect(await received()).toBe(AMOUNT);
  });

  it('has failed only once it can no longer land', async () => {
    const outcome = await send(() => {
      test.clock.advance(151 * 400);
      return Promise.resolve(timeout);
    });
    expect(outcome).toMatchObject({ outcome: 'failed', failure: { code: 'blockhash_expired' } });
    expect(await received()).toBe(0n);
  });
});
