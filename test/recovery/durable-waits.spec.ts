import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionSnapshot, isFinished, openQuestionOf } from '../../src/domain';
import { freshAddress } from '../../src/ledger/embedded/open-sandbox.fake';
import { StopDesk } from '../../src/orchestrator';
import { ExecutionQueue } from '../../src/storage';
import { APP_STORES, type AppStore } from '../support/app-stores';
import { RecoveryWorld, type Trial } from '../support/recovery-world';
import { turns } from '../support/stored-executions';

const DELAY_MS = 60_000;
const SLOW = { baseRetryDelayMs: DELAY_MS, maxRetryDelayMs: DELAY_MS, maxRecoveryTimeMs: 150_000 };

/** As many as run at once by default. */
const WORKERS = 32;

const inFile = async (): Promise<AppStore> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-waits-'));
  return {
    variables: { REEV_DATA_DIR: dataDir },
    dispose: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
};
const STORES = APP_STORES.map(([name, open]) => [name, name === 'SQLite' ? inFile : open] as const);

const failing = (times: number, more: Partial<Trial> = {}): Trial => ({
  prompt: `send 0.1 SOL to ${freshAddress()}`,
  wallet: freshAddress(),
  faults: [{ stepId: 'transfer_1', kind: 'rpc_unavailable', times }],
  recovery: SLOW,
  ...more,
});
const asking = (userTimeoutSeconds: number): Trial => ({
  prompt: 'swap 1 SOL to USDC',
  wallet: freshAddress(),
  faults: [{ stepId: 'swap_1', kind: 'venue_down', times: 9 }],
  recovery: { enableAlternativeFlows: false, enableUserFulfillment: true, userTimeoutSeconds },
});
const attemptsOf = ({ steps }: ExecutionSnapshot) => steps[0]?.attempts ?? [];
const hasDecided = (count: number) => (state: ExecutionSnapshot) =>
  state.steps[0]?.recoveries.length === count;

describe.each(STORES)('a wait on %s', (_name, open) => {
  let store: AppStore;
  let world: RecoveryWorld;

  beforeEach(async () => {
    store = await open();
    world = await RecoveryWorld.open(store.variables);
  });
  afterEach(async () => {
    await world.close();
    await store.dispose();
  });

  /** Resolves after everything that was due before has been taken up. */
  const runsQuickly = async () => {
    const now = world.clock.timestamp();
    const id = await world.start(failing(0, { faults: [], recovery: null }));
    const done = await world.reached(id, ({ status }) => isFinished(status));
    expect(done).toMatchObject({ status: 'Completed', finishedAt: now });
  };
  const restart = async () => {
    await world.close();
    world = await RecoveryWorld.open(store.variables, world.clock);
    await runsQuickly();
  };
  /** Lets time pass in small pieces, and everything that it brings about happen. */
  const pass = async (ms: number) => {
    const until = world.clock.now() + ms;
    while (world.clock.now() < until) {
      world.clock.advance(Math.min(5_000, until - world.clock.now()));
      await turns();
    }
  };

  it('goes on after a restart: nothing is sent before its time, and then at once', async () => {
    const id = await world.start(failing(1));
    const waiting = await world.reached(id, hasDecided(1));
    const decided = world.clock.now();
    expect(waiting.notBefore).toBe(new Date(decided + DELAY_MS).toISOString());

    await pass(20_000);
    await restart();
    await pass(DELAY_MS - 20_001);
    expect(await world.state(id)).toEqual(waiting);

    await pass(1);
    const done = await world.reached(id, ({ status }) => isFinished(status));
    expect(done).toMatchObject({ status: 'Completed' });
    expect(done).not.toHaveProperty('notBefore');
    expect(attemptsOf(done)[1]?.startedAt).toBe(new Date(decided + DELAY_MS).toISOString());
  });

  it('that ended while no process ran is over at once', async () => {
    const id = await world.start(failing(1));
    await world.reached(id, hasDecided(1));
    await world.close();
    world.clock.advance(DELAY_MS + 1);
    world = await RecoveryWorld.open(store.variables, world.clock);
    expect(await world.reached(id, ({ status }) => isFinished(status))).toMatchObject({
      status: 'Completed',
    });
  });

  it('counts against the budget of the step, whatever restarts in between', async () => {
    const id = await world.start(failing(9));
    for (const retry of [1, 2]) {
      await world.reached(id, hasDecided(retry));
      await pass(1_000);
      await restart();
      await pass(DELAY_MS - 1_000);
    }
    const failed = await world.reached(id, ({ status }) => isFinished(status));
    expect(failed.status).toBe('Failed');
    expect(attemptsOf(failed)).toHaveLength(3);
    expect(failed.steps[0]?.recoveries.at(-1)).toMatchObject({
      delayMs: 0,
      reason: expect.stringContaining('would be exceeded') as string,
    });
  });

  it('ends at once when somebody asks to stop, also after a restart', async () => {
    const id = await world.start(failing(9));
    await world.reached(id, hasDecided(1));
    await restart();
    await world.get(StopDesk).stop('everything', id, { reason: 'enough' });
    const stopped = await world.reached(id, ({ status }) => isFinished(status));
    expect(stopped.status).toBe('Stopped');
    expect(attemptsOf(stopped)).toHaveLength(1);
  });

  it('holds no worker: new flows run, and questions expire in time', async () => {
    const asked = await world.start(asking(3));
    const question = openQuestionOf(
      await world.reached(asked, (state) => openQuestionOf(state) !== undefined),
    );
    const waiting = await Promise.all(
      Array.from({ length: WORKERS }, () => world.start(failing(1, { atomicMode: 'lenient' }))),
    );
    for (const id of waiting) await world.reached(id, hasDecided(1));
    await turns();
    expect(world.get(ExecutionQueue).depth()).toEqual({ waiting: 0, running: 0, isProcessing: true });
    await runsQuickly();

    world.clock.advance(3_000);
    const expired = await world.reached(asked, ({ status }) => isFinished(status));
    expect(expired.finishedAt).toBe(question?.expiresAt);

    await pass(DELAY_MS);
    for (const id of waiting)
      expect(await world.reached(id, ({ status }) => isFinished(status))).toMatchObject({
        status: 'Completed',
      });
  });
});
