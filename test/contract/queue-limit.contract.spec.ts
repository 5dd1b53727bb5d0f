import { FakeClock } from '../../src/common/clock/clock.fake';
import { LocalExecutionQueue } from '../../src/storage';
import { storeExecution, turns } from '../support/stored-executions';
import { type OpenedStore, STORES } from './stores';

/** Why new work is refused now. */
function refusal(queue: LocalExecutionQueue): unknown {
  try {
    queue.assertRoom();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe.each(STORES.filter(([name]) => name !== 'Postgres'))(
  'what waits in the queue on %s',
  (_name, open) => {
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

    it('refuses new work when as much waits as may, and never work that it has accepted', async () => {
      const queue = queueOf(1, 2);
      let finish: () => void = () => undefined;
      await queue.process(() => new Promise((resolve) => (finish = resolve)));
      for (const id of ['a', 'b', 'c', 'd', 'e']) await addExecution(id, null);
      const accept = (id: string) => opened.store.unitOfWork.run((trx) => queue.accept(trx, id));
      await accept('a');
      await turns();
      const outcomes = await Promise.allSettled(['b', 'c', 'd'].map(accept));
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
      expect(refusal(queue)).toMatchObject({ code: 'overloaded', context: { retryAfterMs: 5_000 } });
      await enqueue(queue, 'e');
      expect(queue.depth().waiting).toBe(3);
      clock.advance(2_000);
      finish();
      await turns();
      clock.advance(2_000);
      expect(refusal(queue)).toMatchObject({ context: { retryAfterMs: 2_000 } });
      finish();
      await turns();
      expect(() => queue.assertRoom()).not.toThrow();
    });

    it('counts work as waiting only when its transaction is durable or may still be', async () => {
      const queue = queueOf(1, 1);
      await addExecution('a', null);
      const undone = opened.store.unitOfWork.run(async (trx) => {
        await queue.accept(trx, 'a');
        expect(() => queue.assertRoom()).toThrow('wait already');
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
      expect(() => queue.assertRoom()).not.toThrow();
    });

    it('takes a backlog page by page, oldest first, and what comes meanwhile after it', async () => {
      const at = (index: number) => new Date(clock.now() - 5_000 + index).toISOString();
      const ids = Array.from({ length: 2_500 }, (_none, index) => `e${String(index).padStart(4, '0')}`);
      await opened.store.unitOfWork.run(async ({ db }) => {
        const flow = { flow_id: 'f', wallet: 'w', prompt: 'p', plan: '{}', created_at: 'now' };
        await db.insertInto('flows').values(flow).execute();
        for (const [index, id] of ids.entries())
          await db
            .insertInto('executions')
            .values({
              execution_id: id,
              flow_id: 'f',
              mode: 'direct',
              status: 'Queued',
              revision: 1,
              wallet: 'w',
              run_at: at(index),
              created_at: 'now',
              updated_at: 'now',
            })
            .execute();
      });
      await addExecution('a new one', null);
      const queue = queueOf(1);
      const seen: string[] = [];
      let isFirst = true;
      await queue.process(async (id) => {
        seen.push(id);
        if (isFirst) {
          isFirst = false;
          await enqueue(queue, 'a new one');
          expect(queue.depth().waiting).toBe(2_500);
        }
        await opened.store.unitOfWork.run(({ db }) =>
          db.updateTable('executions').set({ run_at: null }).where('execution_id', '=', id).execute(),
        );
      });
      while (queue.depth().running > 0) await turns();
      expect(seen).toEqual([...ids, 'a new one']);
      expect(queue.depth().waiting).toBe(0);
    });
  },
);
