import { FakeClock } from '../../src/common/clock/clock.fake';
import { type ExecutionMode, type FlowEvent, type FlowStatus, addressOf } from '../../src/domain';
import { planOf, queuedOf } from '../../src/orchestrator/execution/test-plan.fake';
import { type ExecutionFilter, ExecutionList, type ListPosition } from '../../src/sessions/execution-list';
import { type StoredJournal, openJournal } from '../support/stored-journal';
import { type OpenedStore, STORES } from './stores';

const wallets = [
  addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'),
  addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2'),
] as const;
const MODES: readonly ExecutionMode[] = ['direct', 'recovery', 'static'];
const ENDS: Partial<Record<FlowStatus, FlowEvent>> = {
  Completed: { type: 'execution_completed' },
  Failed: { type: 'execution_failed', failure: { code: 'no_route', message: 'no way' } },
  Stopped: { type: 'execution_stopped', reason: 'asked' },
};
const STATUSES: readonly FlowStatus[] = ['Queued', 'Running', 'Completed', 'Failed', 'Stopped'];
/** Two in each millisecond, so that the order needs more than the time. */
const COUNT = 60;

const flowIdOf = (n: number) => `flow-0198c7d6-1f2e-7c3a-9b4d-${String(n).padStart(12, '0')}`;

interface Known {
  readonly executionId: string;
  readonly createdAt: string;
  readonly status: FlowStatus;
  readonly mode: ExecutionMode;
  readonly wallet: string;
  readonly agent: string;
  readonly benchmarkId: string | null;
  readonly flowId: string;
}

describe.each(STORES)('the list of executions on %s', (_name, open) => {
  let opened: OpenedStore;
  let clock: FakeClock;
  let list: ExecutionList;
  let journal: StoredJournal['journal'];
  let known: Known[];

  beforeEach(async () => {
    opened = await open();
    clock = new FakeClock();
    list = new ExecutionList(opened.store.database);
    ({ journal } = openJournal(opened.store, clock));
    known = [];
    for (let n = 0; n < COUNT; n += 1) {
      await accept(n);
      clock.advance(n % 2);
    }
  });
  afterEach(() => opened.dispose());

  async function accept(n: number): Promise<void> {
    const mode = MODES[n % 3] ?? 'direct';
    const status = STATUSES[n % 5] ?? 'Queued';
    const wallet = wallets[n % 2 === 0 ? 0 : 1];
    const agent = n % 4 === 0 ? 'local' : 'deterministic';
    const executionId = `${mode}-${String(n * 7_919)
      .padStart(9, '0')
      .split('')
      .toReversed()
      .join('')}`;
    const plan = { ...planOf([{ stepId: 'transfer_1' }]), flowId: flowIdOf(n), wallet };
    const benchmarkId = mode === 'static' ? 'bench' : undefined;
    const queued = queuedOf(plan, { mode, agent, benchmarkId });
    const end = ENDS[status];
    await opened.store.unitOfWork.run(async (trx) => {
      await journal.saveFlow(trx, plan);
      const started: FlowEvent[] = status === 'Queued' ? [] : [{ type: 'execution_started' }];
      await journal.begin(trx, executionId, [queued, ...started, ...(end ? [end] : [])]);
    });
    const createdAt = clock.timestamp();
    known.push({
      executionId,
      createdAt,
      status,
      mode,
      wallet,
      agent,
      benchmarkId: benchmarkId ?? null,
      flowId: plan.flowId,
    });
  }

  /** What a filter must give: all of it, newest first. */
  const wanted = (isIn: (execution: Known) => boolean) =>
    known
      .filter(isIn)
      .toSorted((a, b) => compare(b.createdAt, a.createdAt) || compare(b.executionId, a.executionId))
      .map(({ executionId }) => executionId);
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

  async function walk(filter: ExecutionFilter, limit: number, between = () => Promise.resolve()) {
    const ids: string[] = [];
    let after: ListPosition | undefined;
    for (;;) {
      const page = await list.list(filter, limit, after);
      ids.push(...page.map(({ executionId }) => executionId));
      if (page.length < limit) return ids;
      after = page.at(-1);
      await between();
    }
  }

  it('has every execution once, newest first, whatever the size of the pages', async () => {
    for (const limit of [1, 7, 30, 100])
      expect(await walk({ reach: 'everything', statuses: [] }, limit)).toEqual(wanted(() => true));
  });

  it('stands still while others are accepted', async () => {
    const before = wanted(() => true);
    let n = COUNT;
    expect(await walk({ reach: 'everything', statuses: [] }, 9, () => accept((n += 1)))).toEqual(before);
  });

  it.each<[string, ExecutionFilter, (execution: Known) => boolean]>([
    ['one status', { reach: 'everything', statuses: ['Failed'] }, ({ status }) => status === 'Failed'],
    [
      'several',
      { reach: 'everything', statuses: ['Running', 'Completed', 'AwaitingUser'] },
      ({ status }) => status === 'Running' || status === 'Completed',
    ],
    ['a mode', { reach: 'everything', statuses: [], mode: 'recovery' }, ({ mode }) => mode === 'recovery'],
    [
      'a wallet',
      { reach: 'everything', statuses: [], wallet: wallets[1] },
      ({ wallet }) => wallet === wallets[1],
    ],
    ['an agent', { reach: 'everything', statuses: [], agent: 'local' }, ({ agent }) => agent === 'local'],
    [
      'a benchmark',
      { reach: 'everything', statuses: [], benchmarkId: 'bench' },
      ({ mode }) => mode === 'static',
    ],
    [
      'a flow',
      { reach: 'everything', statuses: [], flowId: flowIdOf(7) },
      ({ flowId }) => flowId === flowIdOf(7),
    ],
    [
      'a flow by the other name',
      { reach: 'everything', statuses: [], benchmarkId: flowIdOf(7) },
      ({ flowId }) => flowId === flowIdOf(7),
    ],
    ['nobody', { reach: 'everything', statuses: [], agent: 'nobody' }, () => false],
    [
      'all of them',
      {
        reach: 'everything',
        statuses: ['Completed', 'Queued'],
        mode: 'direct',
        wallet: wallets[0],
        agent: 'local',
      },
      ({ status, mode, wallet, agent }) =>
        ['Completed', 'Queued'].includes(status) &&
        mode === 'direct' &&
        wallet === wallets[0] &&
        agent === 'local',
    ],
  ])('is narrowed by %s', async (_what, filter, isIn) => {
    expect(await walk(filter, 4)).toEqual(wanted(isIn));
  });

  it('is narrowed by time: from then on, and before then', async () => {
    const [since, until] = [known[20]?.createdAt ?? '', known[40]?.createdAt ?? ''];
    expect(await walk({ reach: 'everything', statuses: [], since, until }, 6)).toEqual(
      wanted(({ createdAt }) => createdAt >= since && createdAt < until),
    );
  });

  it('says what became of them', async () => {
    const [running] = await list.list({ reach: 'everything', statuses: ['Running'] }, 1);
    expect(running).toMatchObject({ progress: 0, revision: 2, prompt: 'send 1 lamport', finishedAt: null });
    expect(running?.startedAt).not.toBeNull();
    const [completed] = await list.list({ reach: 'everything', statuses: ['Completed'] }, 1);
    expect(completed).toMatchObject({ progress: 1, revision: 3 });
    expect(completed?.finishedAt).not.toBeNull();
  });
});
