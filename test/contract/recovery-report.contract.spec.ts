import { FakeClock } from '../../src/common/clock/clock.fake';
import type { FlowEvent, RecoveryDecided } from '../../src/domain';
import { planOf, queuedOf } from '../../src/orchestrator/execution/test-plan.fake';
import { RecoveryService } from '../../src/recovery';
import { type StoredJournal, openJournal } from '../support/stored-journal';
import { type OpenedStore, STORES } from './stores';

const plan = planOf([{ stepId: 'transfer_1' }]);
const stepId = 'transfer_1';
const failure = { code: 'rpc_unavailable', message: 'no node' } as const;

const queued = queuedOf(plan, { mode: 'recovery' });
const started: FlowEvent[] = [{ type: 'execution_started' }, { type: 'step_started', stepId }];
const ended = (attempt: number, outcome: 'landed' | 'failed' | 'unknown'): FlowEvent => ({
  type: 'attempt_ended',
  stepIds: [stepId],
  attempt,
  outcome,
  ...(outcome === 'failed' && { failure }),
});
const recorded = (attempt: number): FlowEvent => ({
  type: 'attempt_recorded',
  stepIds: [stepId],
  attempt,
  venue: 'system',
  actions: [],
  guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 1n },
  simulated: { changes: [], fee: 5_000n, rent: 0n, programs: [], authorityChanges: [] },
  signature: `signature-${attempt}`,
  blockhash: 'hash',
  lastValidBlockHeight: 150n,
  size: 200,
});
const completed: FlowEvent = {
  type: 'step_completed',
  stepId,
  output: { kind: 'assets', signature: 'signature', venue: 'system', spent: [], received: [], fee: 0n },
};
const decided = (
  attempt: number,
  errorClass: RecoveryDecided['errorClass'],
  strategy?: RecoveryDecided['strategy'],
): FlowEvent => ({
  type: 'recovery_decided',
  stepId,
  attempt,
  errorClass,
  ...(strategy && { strategy }),
  delayMs: 0,
  reason: 'a test',
});
const succeeds = (attempt: number): FlowEvent[] => [
  ended(attempt, 'landed'),
  completed,
  { type: 'execution_completed' },
];
const fails: FlowEvent[] = [
  { type: 'step_failed', stepId, failure },
  { type: 'execution_failed', failure },
];
const asked = (attempt: number): FlowEvent => ({
  type: 'question_asked',
  question: {
    questionId: 'question-1',
    stepId,
    attempt,
    text: 'Retry?',
    choices: [{ choice: 'retry' }],
    expiresAt: '2026-01-01T01:00:00.000Z',
  },
});
const answered: FlowEvent = {
  type: 'question_answered',
  stepId,
  questionId: 'question-1',
  answer: { choice: 'retry' },
};

describe.each(STORES)('the recovery report on %s', (_name, open) => {
  let opened: OpenedStore;
  let clock: FakeClock;
  let journal: StoredJournal['journal'];
  let flows: number;

  beforeEach(async () => {
    opened = await open();
    clock = new FakeClock();
    flows = 0;
    ({ journal } = openJournal(opened.store, clock));
    await opened.store.unitOfWork.run((trx) => journal.saveFlow(trx, plan));
  });
  afterEach(() => opened.dispose());

  const report = () => new RecoveryService(opened.store.database, clock).report('1h');

  /** Journals one flow; a number is a time that passes, in milliseconds. */
  async function flow(...story: readonly (FlowEvent[] | number)[]): Promise<void> {
    const executionId = `recovery-${(flows += 1)}`;
    await opened.store.unitOfWork.run((trx) => journal.begin(trx, executionId, [queued, ...started]));
    const execution = await journal.open(executionId);
    for (const part of story) {
      if (typeof part === 'number') clock.advance(part);
      else await execution.append(part);
    }
  }

  it('knows nothing of nothing, and does not call it 0', async () => {
    const { flows: ended, steps, recoveries, byStrategy, person } = await report();
    expect([ended.successRate, steps.firstTryRate, steps.ci95, recoveries.averageMs]).toEqual(
      Array(4).fill(null),
    );
    expect(byStrategy.retry).toEqual({
      triggered: 0,
      attempts: 0,
      recovered: 0,
      exhausted: 0,
      notApplicable: 0,
      stopped: 0,
      successRate: null,
      ci95: null,
      attemptsToSuccess: { p50: null, p95: null },
      recoveryMs: { p50: null, p95: null, p99: null },
    });
    expect(person).toEqual({ count: 0, p50: null, p95: null });
  });

  it('counts failed attempts though the retry succeeded, and the time that took', async () => {
    await flow([recorded(1)], 10, succeeds(1));
    await flow(
      [recorded(1)],
      10,
      [ended(1, 'failed'), decided(1, 'transient', 'retry')],
      300,
      [recorded(2), ended(2, 'failed'), decided(2, 'transient', 'retry')],
      700,
      [recorded(3)],
      20,
      succeeds(3),
    );
    const { flows: all, steps, recoveries, byStrategy, byErrorClass } = await report();
    expect(all).toEqual({ total: 2, successful: 2, failed: 0, recovered: 1, successRate: 1 });
    expect(steps).toMatchObject({ ended: 2, firstTry: 1, firstTryRate: 0.5 });
    expect(recoveries).toEqual({ count: 1, totalMs: 1020, averageMs: 1020 });
    expect(byStrategy.retry).toMatchObject({ triggered: 1, attempts: 2, recovered: 1, successRate: 1 });
    expect(byStrategy.retry.recoveryMs).toEqual({ p50: 1020, p95: 1020, p99: 1020 });
    expect(byStrategy.retry.attemptsToSuccess).toEqual({ p50: 2, p95: 2 });
    expect(byStrategy.alternative_flow).toMatchObject({ triggered: 0, notApplicable: 0 });
    expect(byErrorClass.transient).toMatchObject({ triggered: 1, attempts: 2, recovered: 1 });
    expect(byErrorClass.stale.triggered).toBe(0);
  });

  it('tells a strategy that gave up from one that recovered', async () => {
    await flow(
      [ended(1, 'failed'), decided(1, 'stale', 'retry')],
      100,
      [ended(2, 'failed'), decided(2, 'liquidity', 'alternative_flow')],
      50,
      succeeds(3),
    );
    await flow([ended(1, 'failed'), decided(1, 'transient', 'retry')], 40, [
      ended(2, 'failed'),
      decided(2, 'transient'),
      ...fails,
    ]);
    await flow([ended(1, 'failed'), decided(1, 'permanent'), ...fails]);
    const { flows: all, recoveries, byStrategy, byErrorClass } = await report();
    expect(all).toMatchObject({ total: 3, successful: 1, failed: 2, recovered: 1 });
    expect(recoveries).toEqual({ count: 2, totalMs: 190, averageMs: 95 });
    expect(byStrategy.retry).toMatchObject({ triggered: 2, exhausted: 2, notApplicable: 1, successRate: 0 });
    expect(byStrategy.retry.recoveryMs.p50).toBeNull();
    expect(byStrategy.alternative_flow).toMatchObject({ triggered: 1, recovered: 1, notApplicable: 2 });
    expect(byStrategy.alternative_flow.recoveryMs.p50).toBe(50);
    expect(byErrorClass.stale).toMatchObject({ triggered: 1, recovered: 1 });
    expect(byErrorClass.transient).toMatchObject({ triggered: 1, attempts: 2, exhausted: 1 });
    expect(byErrorClass.permanent).toMatchObject({ triggered: 1, notApplicable: 1, successRate: 0 });
  });

  it('takes the time of a person out of that of the machine', async () => {
    await flow(
      [ended(1, 'failed'), decided(1, 'insufficient_funds', 'user_fulfillment'), asked(1)],
      60_000,
      [answered],
      25,
      succeeds(2),
    );
    await flow(
      [ended(1, 'failed'), decided(1, 'insufficient_funds', 'user_fulfillment'), asked(1)],
      600_000,
      [{ type: 'question_expired', stepId, questionId: 'question-1' }, ...fails],
    );
    const { person, recoveries, byStrategy } = await report();
    expect(person).toEqual({ count: 2, p50: 60_000, p95: 600_000 });
    expect(recoveries).toEqual({ count: 2, totalMs: 25, averageMs: 13 });
    expect(byStrategy.user_fulfillment).toMatchObject({
      triggered: 2,
      recovered: 1,
      exhausted: 1,
      successRate: 0.5,
      recoveryMs: { p50: 25 },
    });
  });

  it('counts an outcome that was looked up, with no strategy to thank for it', async () => {
    await flow([recorded(1), ended(1, 'unknown')], 80, succeeds(1));
    const { steps, byStrategy, byErrorClass, recoveries } = await report();
    expect(byErrorClass.unknown_outcome).toMatchObject({ triggered: 1, recovered: 1 });
    expect(byErrorClass.unknown_outcome.recoveryMs.p50).toBe(80);
    expect(recoveries.count).toBe(1);
    expect(
      Object.values(byStrategy).map(({ triggered, notApplicable }) => triggered + notApplicable),
    ).toEqual([0, 0, 0]);
    expect(steps.firstTryRate).toBe(1);
  });

  it('keeps a recovery that was cut short apart from success and failure', async () => {
    await flow([ended(1, 'failed'), decided(1, 'transient', 'retry')], 30, [
      { type: 'stop_requested', reason: 'enough' },
      { type: 'execution_stopped', reason: 'enough' },
    ]);
    const { flows: all, byStrategy } = await report();
    expect(all).toMatchObject({ total: 1, successful: 0, failed: 0, successRate: null });
    expect(byStrategy.retry).toMatchObject({ triggered: 1, stopped: 1, successRate: null, ci95: null });
  });

  it('counts direct flows, which recover nothing, among the first tries only', async () => {
    await flow([ended(1, 'failed'), ...fails]);
    const { steps, recoveries, byErrorClass } = await report();
    expect(steps).toMatchObject({ ended: 1, firstTry: 0, firstTryRate: 0 });
    expect(recoveries.count).toBe(0);
    expect(Object.values(byErrorClass).every(({ triggered }) => triggered === 0)).toBe(true);
  });

  it('forgets what lies before its window, and nothing of an append that was undone', async () => {
    await flow([ended(1, 'failed'), decided(1, 'transient', 'retry')], 10, succeeds(2));
    const failing = opened.store.unitOfWork.run(async (trx) => {
      const failed = [ended(1, 'failed'), decided(1, 'permanent'), ...fails];
      await journal.begin(trx, 'recovery-9', [queued, ...started, ...failed]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    clock.advance(3_600_000);
    expect((await report()).flows.total).toBe(1);
    clock.advance(1);
    expect((await report()).flows.total).toBe(0);
    expect((await report()).byStrategy.retry.triggered).toBe(0);
    const service = new RecoveryService(opened.store.database, clock);
    expect((await service.report('24h')).byStrategy.retry.triggered).toBe(1);
  });
});
