import { Logger } from '@nestjs/common';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { type FlowEvent, type FlowPlan, foldExecution } from '../../src/domain';
import { executionOf, planOf } from '../../src/orchestrator/execution/test-plan.fake';
import { InProcessFlowFeed } from '../../src/sessions/in-process-flow-feed';
import { SnapshotCache } from '../../src/sessions/snapshot-cache';
import { StoredFlowJournal } from '../../src/sessions/stored-flow-journal';
import { StoredFlowReader } from '../../src/sessions/stored-flow-reader';
import { type OpenedStore, STORES } from './stores';

const ID = 'direct-0001';
const plan: FlowPlan = planOf([{ stepId: 'transfer_1' }, { stepId: 'transfer_2' }]);

function queuedEvent(): FlowEvent {
  const { flowId, mode, agent, wallet, atomicMode, ledger, prompt, slippageBps, steps } = executionOf(plan);
  const planned = steps.map(({ stepId, tool, description, critical, dependsOn }) => ({
    stepId,
    tool,
    description,
    critical,
    dependsOn,
  }));
  return {
    type: 'execution_queued',
    flowId,
    mode,
    agent,
    wallet,
    atomicMode,
    ledger,
    prompt,
    slippageBps,
    steps: planned,
  };
}

const recorded = (attempt: number): FlowEvent => ({
  type: 'attempt_recorded',
  stepIds: ['transfer_1'],
  attempt,
  venue: 'system',
  actions: [{ tool: 'sol_transfer', recipient: plan.wallet, amount: 18_446_744_073_709_551_615n }],
  guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 1n },
  simulated: { changes: [], fee: 5_000n, rent: 0n, programs: [], authorityChanges: [] },
  signature: `signature-${attempt}`,
  blockhash: 'hash',
  lastValidBlockHeight: 150n,
  size: 200,
});

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe.each(STORES)('the journal on %s', (_name, open) => {
  let opened: OpenedStore;
  let feed: InProcessFlowFeed;
  let journal: StoredFlowJournal;
  let reader: StoredFlowReader;

  beforeEach(async () => {
    opened = await open();
    feed = new InProcessFlowFeed();
    const cache = new SnapshotCache();
    journal = new StoredFlowJournal(new FakeClock(), cache, feed);
    reader = new StoredFlowReader(opened.store.database, cache);
    await opened.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      await journal.append(trx, ID, [queuedEvent()]);
    });
  });
  afterEach(() => opened.dispose());

  const append = (...events: FlowEvent[]) =>
    opened.store.unitOfWork.run((trx) => journal.append(trx, ID, events));
  /** What somebody sees who has nothing in memory. */
  const stored = () => new StoredFlowReader(opened.store.database, new SnapshotCache());

  it('gives back the plan and the state as they were', async () => {
    expect(await stored().plan(plan.flowId)).toEqual(plan);
    const after = await append(
      { type: 'execution_started' },
      { type: 'step_started', stepId: 'transfer_1' },
      recorded(1),
    );
    expect(after.revision).toBe(4);
    expect(await reader.snapshot(ID)).toEqual(after);
    expect(await stored().snapshot(ID)).toEqual(after);
    expect(foldExecution(await reader.events(ID))).toEqual(after);
  });

  it('shows any earlier state', async () => {
    await append({ type: 'execution_started' });
    expect(await reader.snapshotAt(ID, 1)).toMatchObject({ revision: 1, status: 'Queued' });
    expect(await reader.snapshotAt(ID, 3)).toBeUndefined();
    expect((await reader.events(ID, 1)).map(({ revision }) => revision)).toEqual([2]);
    expect((await reader.events(ID, 0, 1)).map(({ revision }) => revision)).toEqual([1]);
  });

  it('forgets what was rolled back', async () => {
    const failing = opened.store.unitOfWork.run(async (trx) => {
      await journal.append(trx, ID, [{ type: 'execution_started' }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await reader.snapshot(ID)).toMatchObject({ revision: 1, status: 'Queued' });
    expect((await append({ type: 'execution_started' })).revision).toBe(2);
  });

  it('orders appends that race', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => append({ type: 'stop_requested', reason: `reason ${index}` })),
    );
    const written = settled.filter(({ status }) => status === 'fulfilled').length;
    const events = await reader.events(ID);
    expect(events.map(({ revision }) => revision)).toEqual(
      Array.from({ length: written + 1 }, (_, index) => index + 1),
    );
    expect(await stored().snapshot(ID)).toEqual(foldExecution(events));
  });

  it('records an attempt once', async () => {
    await append(recorded(1));
    await expect(append(recorded(1))).rejects.toThrow();
    expect(await reader.snapshot(ID)).toMatchObject({ revision: 2 });
  });

  it('tells subscribers in order, after the fact, and whatever another listener does', async () => {
    const told: number[] = [];
    feed.subscribeAll(() => {
      throw new Error('a bad listener');
    });
    const unsubscribe = feed.subscribe(ID, (snapshot, { revision }) => {
      expect(snapshot.revision).toBe(revision);
      told.push(revision);
    });
    await append({ type: 'execution_started' }, { type: 'step_started', stepId: 'transfer_1' });
    unsubscribe();
    await append({ type: 'stop_requested', reason: 'enough' });
    expect(told).toEqual([2, 3]);
  });

  it('does not know what was never begun', async () => {
    const unknown = opened.store.unitOfWork.run((trx) =>
      journal.append(trx, 'direct-9', [{ type: 'execution_started' }]),
    );
    await expect(unknown).rejects.toMatchObject({ code: 'execution_not_found' });
    expect(await reader.snapshot('direct-9')).toBeUndefined();
  });
});
