import { AsyncLocalStorage } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import { FakeClock } from '../../src/common/clock/clock.fake';
import { LocalExecutionQueue, storeUnavailable } from '../../src/storage';
import { storeExecution, storeExecutions, turns } from '../support/stored-executions';
import { type OpenedStore, STORES } from './stores';

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe.each(STORES.filter(([name]) => name !== 'Postgres'))('the queue on %s', (_name, open) => {
  let opened: OpenedStore;
  let clock: FakeClock;

  beforeEach(async () => {
    opened = await open();
    clock = new FakeClock();
  });
  afterEach(() => opened.dispose());

  const queueOf = (concurrency = 4, waiting?: number) =>
    new LocalExecutionQueue(opened.store.database, clock, {
      concurrency,
      ...(waiting !== undefined && { waiting }),
    });

  const addExecution = (id: string, runAt: string | null) => storeExecution(opened.store, id, runAt);

  const enqueue = (queue: LocalExecutionQueue, id: string, runAt?: string) =>
    opened.store.unitOfWork.run((trx) => queue.enqueue(trx, id, runAt));

  it('takes up what an earlier process left, and nothing else', async () => {
    await addExecution('left', clock.timestamp());
    await addExecution('waiting for a person', null);
    const seen: string[] = [];
    await queueOf().process((id) => Promise.resolve(void seen.push(id)));
    await turns();
    expect(seen).toEqual(['left']);
  });

  it('delivers what is enqueued, once its transaction is durable', async () => {
    const queue = queueOf();
    const seen: string[] = [];
    await queue.process((id) => Promise.resolve(void seen.push(id)));
    await addExecution('a', null);
    await enqueue(queue, 'a');
    const undone = opened.store.unitOfWork.run(async (trx) => {
      await queue.enqueue(trx, 'a');
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await turns();
    expect(seen).toEqual(['a']);
  });

  it('runs each job in a context of its own, whoever or whatever woke it', async () => {
    const queue = queueOf(1);
    const ambient = new AsyncLocalStorage<string>();
    const seen: [string, string | undefined][] = [];
    let tries = 0;
    await ambient.run('start', () =>
      queue.process((id) => {
        seen.push([id, ambient.getStore()]);
        ambient.enterWith(`job ${id}`);
        tries += 1;
        return tries === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
      }),
    );
    for (const id of ['fails', 'behind', 'later']) await addExecution(id, null);
    const later = new Date(clock.now() + 5_000).toISOString();
    await ambient.run('request', () =>
      Promise.all([enqueue(queue, 'fails'), enqueue(queue, 'behind'), enqueue(queue, 'later', later)]),
    );
    await turns();
    clock.advance(1_000);
    await turns();
    clock.advance(4_000);
    await turns();
    expect(seen).toEqual(['fails', 'behind', 'fails', 'later'].map((id) => [id, undefined]));
  });

  it('waits for the time of a job', async () => {
    const queue = queueOf();
    const seen: string[] = [];
    await queue.process((id) => Promise.resolve(void seen.push(id)));
    await addExecution('later', null);
    await enqueue(queue, 'later', new Date(clock.now() + 5_000).toISOString());
    clock.advance(4_999);
    await turns();
    expect(seen).toEqual([]);
    clock.advance(1);
    await turns();
    expect(seen).toEqual(['later']);
  });

  it.each([
    ['back', -30_000, 10_000],
    ['forward', 3_600_000, 3_610_000],
  ])('keeps the time of a job when the clock is set %s', async (_way, by, dueIn) => {
    const queue = queueOf();
    const seen: string[] = [];
    await queue.process((id) => Promise.resolve(void seen.push(id)));
    await addExecution('later', null);
    if (by > 0) await enqueue(queue, 'later', new Date(clock.now() + dueIn).toISOString());
    clock.set(clock.now() + by);
    if (by < 0) await enqueue(queue, 'later', new Date(clock.now() + dueIn).toISOString());
    for (let second = 0; second < 40; second += 1) {
      clock.advance(1_000);
      await turns();
    }
    expect(seen).toEqual(['later']);
  });

  it('keeps one timer for all that wait, also after a restart', async () => {
    const later = (seconds: number) => new Date(clock.now() + seconds * 1_000).toISOString();
    for (let second = 1; second <= 150; second += 1) await addExecution(`e${second}`, later(second));
    const seen: string[] = [];
    await queueOf().process((id) => Promise.resolve(void seen.push(id)));
    await turns();
    expect([seen, clock.sleeping]).toEqual([[], 1]);
    for (let second = 0; second < 120; second += 1) {
      clock.advance(1_000);
      await turns();
    }
    expect([seen.length, clock.sleeping]).toEqual([120, 1]);
  });

  it('runs a job again that had its next time set, and whose time came while it still ran', async () => {
    const queue = queueOf();
    const soon = new Date(clock.now() + 5).toISOString();
    let runs = 0;
    let finish: () => void = () => undefined;
    await queue.process(async (id) => {
      runs += 1;
      if (runs > 1) return;
      await enqueue(queue, id, soon);
      await new Promise<void>((resolve) => (finish = resolve));
    });
    await addExecution('a', null);
    await enqueue(queue, 'a');
    await turns();
    clock.advance(5);
    await turns();
    expect(runs).toBe(1);
    finish();
    await turns();
    expect(runs).toBe(2);
  });

  it('spends no worker on ten thousand that wait: what comes then runs at once, and they when it is time', async () => {
    const queue = queueOf(32);
    const waiting = Array.from({ length: 10_000 }, (_none, index) => `e${index}`);
    await storeExecutions(opened.store, waiting, new Date(clock.now() + 60_000).toISOString());
    const seen = new Set<string>();
    await queue.process((id) => Promise.resolve(void seen.add(id)));
    await turns();
    expect([queue.depth(), clock.sleeping]).toEqual([{ waiting: 0, running: 0, isProcessing: true }, 1]);
    await addExecution('new', null);
    await enqueue(queue, 'new');
    await turns();
    expect([...seen]).toEqual(['new']);
    clock.advance(30_000);
    await turns();
    expect(seen.size).toBe(1);
    clock.advance(30_000);
    while (seen.size <= waiting.length) await turns();
    expect(queue.depth()).toEqual({ waiting: 0, running: 0, isProcessing: true });
  });

  it('runs no more at once than it may, and one execution never beside itself', async () => {
    const queue = queueOf(2);
    let running = 0;
    let most = 0;
    const seen: string[] = [];
    const release: (() => void)[] = [];
    await queue.process(async (id) => {
      running += 1;
      most = Math.max(most, running);
      seen.push(id);
      await new Promise<void>((resolve) => release.push(resolve));
      running -= 1;
    });
    for (const id of ['a', 'b', 'c']) await addExecution(id, null);
    for (const id of ['a', 'a', 'b', 'c']) await enqueue(queue, id);
    for (let round = 0; round < 6; round += 1) {
      await turns();
      release.shift()?.();
    }
    await turns();
    expect(most).toBe(2);
    expect(seen.toSorted()).toEqual(['a', 'a', 'b', 'c']);
  });

  it('tries again after an error, later each time', async () => {
    const queue = queueOf();
    let tries = 0;
    await queue.process(() => {
      tries += 1;
      return tries < 3 ? Promise.reject(new Error('no')) : Promise.resolve();
    });
    await addExecution('a', null);
    await enqueue(queue, 'a');
    await turns();
    expect(tries).toBe(1);
    clock.advance(1_000);
    await turns();
    expect(tries).toBe(2);
    clock.advance(2_000);
    await turns();
    expect(tries).toBe(3);
  });

  it('counts what is left to the next process', async () => {
    await addExecution('a', clock.timestamp());
    await addExecution('b', clock.timestamp());
    await addExecution('ended', null);
    await opened.store.unitOfWork.run(({ db }) =>
      db.updateTable('executions').set({ status: 'AwaitingUser' }).where('execution_id', '=', 'b').execute(),
    );
    expect(await queueOf().left()).toEqual({ total: 2, awaitingUser: 1 });
  });

  it('tries for as long as the store is away', async () => {
    const queue = queueOf();
    let tries = 0;
    await queue.process(() => {
      tries += 1;
      return Promise.reject(storeUnavailable('away', undefined));
    });
    await addExecution('a', null);
    await enqueue(queue, 'a');
    for (let round = 1; round <= 9; round += 1) {
      await turns();
      expect(tries).toBe(round);
      clock.advance(5_000);
    }
  });

  it('takes up what was stored without its hearing of it, when the store is back', async () => {
    const regained: (() => void)[] = [];
    const onRegained = jest.spyOn(opened.store.database, 'onRegained').mockImplementation((listener) => {
      regained.push(listener);
      return () => undefined;
    });
    const queue = queueOf();
    onRegained.mockRestore();
    const seen: string[] = [];
    await queue.process((id) => Promise.resolve(void seen.push(id)));
    await addExecution('unheard', clock.timestamp());
    await turns();
    expect(seen).toEqual([]);
    for (const tell of regained) tell();
    await turns();
    expect(seen).toEqual(['unheard']);
  });

  it('takes nothing new while it drains, and waits for what runs', async () => {
    const queue = queueOf();
    let finish: () => void = () => undefined;
    await queue.process(() => new Promise((resolve) => (finish = resolve)));
    await addExecution('a', null);
    await addExecution('b', null);
    await enqueue(queue, 'a');
    await turns();
    const drained = queue.drain(10_000);
    await enqueue(queue, 'b');
    await turns();
    expect(queue.depth()).toEqual({ waiting: 0, running: 1, isProcessing: false });
    finish();
    await drained;
    expect(queue.depth().running).toBe(0);
  });
});
