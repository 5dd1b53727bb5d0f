import { Logger } from '@nestjs/common';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { type FlowEvent, type FlowPlan, foldExecution } from '../../src/domain';
import { planOf, queuedOf } from '../../src/orchestrator/execution/test-plan.fake';
import { type StoredJournal, openJournal } from '../support/stored-journal';
import { type OpenedStore, STORES } from './stores';

const ID = 'direct-0001';
const plan: FlowPlan = planOf([{ stepId: 'transfer_1' }, { stepId: 'transfer_2' }]);

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
  let feed: StoredJournal['feed'];
  let journal: StoredJournal['journal'];
  let reader: StoredJournal['reader'];

  beforeEach(async () => {
    opened = await open();
    ({ feed, journal, reader } = openJournal(opened.store, new FakeClock()));
    await opened.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      await journal.begin(trx, ID, [queuedOf(plan)]);
    });
  });
  afterEach(() => opened.dispose());

  const append = async (...events: FlowEvent[]) => (await journal.open(ID)).append(events);
  /** What somebody sees who has nothing in memory. */
  const stored = () => openJournal(opened.store, new FakeClock()).reader;

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
    const execution = await journal.open(ID);
    const failing = execution.lock(async (locked) => {
      await locked.append([{ type: 'execution_started' }]);
      expect(locked.state).toMatchObject({ revision: 2, status: 'Running' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(execution.state).toMatchObject({ revision: 1, status: 'Queued' });
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

  it('shows a handle what others wrote once it holds the execution', async () => {
    const [mine, others] = [await journal.open(ID), await journal.open(ID)];
    await others.append([{ type: 'stop_requested', reason: 'enough' }]);
    expect(mine.state.revision).toBe(1);
    const seen = await mine.lock(({ state }) => Promise.resolve(state));
    expect(seen).toMatchObject({ revision: 2, stopRequested: 'enough' });
    expect(mine.state).toEqual(others.state);
  });

  it('lets one decide by the state at a time', async () => {
    const began = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const execution = await journal.open(ID);
        return execution.lock(async ({ state, append: write }) => {
          if (state.status !== 'Queued') return false;
          await write([{ type: 'execution_started' }]);
          return true;
        });
      }),
    );
    expect(began.filter(Boolean)).toHaveLength(1);
    expect((await reader.events(ID)).map(({ event }) => event.type)).toEqual([
      'execution_queued',
      'execution_started',
    ]);
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
    await expect(journal.open('direct-9')).rejects.toMatchObject({ code: 'execution_not_found' });
    expect(await reader.snapshot('direct-9')).toBeUndefined();
  });
});
