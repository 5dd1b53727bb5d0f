import { FakeClock } from '../../src/common/clock/clock.fake';
import { type Answer, KEPT_MS, KeptAnswers } from '../../src/idempotency/kept-answers';
import type { Transaction } from '../../src/storage';
import { type OpenedStore, STORES } from './stores';

const answer = (name: string): Answer => ({ status: 202, headers: { location: `/${name}` }, body: { name } });

describe.each(STORES)('kept answers on %s', (_name, open) => {
  let opened: OpenedStore;
  let clock: FakeClock;
  let answers: KeptAnswers;

  beforeEach(async () => {
    opened = await open();
    clock = new FakeClock();
    answers = new KeptAnswers(opened.store.database, opened.store.unitOfWork, clock);
  });
  afterEach(() => opened.dispose());

  /** Does work and keeps its answer; the work is undone when the key is taken. */
  const work = (name: string, id = 'key') =>
    opened.store.unitOfWork.run(async (trx: Transaction) => {
      await trx.db.insertInto('sandbox_state').values({ name, value: '' }).execute();
      if (!(await answers.keep(trx, { id, fingerprint: 'f', answer: answer(name) })))
        throw new Error('the key is taken');
    });
  const done = async () => {
    const rows = await opened.store.database.read((db) =>
      db.selectFrom('sandbox_state').select('name').execute(),
    );
    return rows.map(({ name }) => name);
  };

  it('are found again as they were', async () => {
    expect(await answers.find('key')).toBeUndefined();
    await work('a');
    expect(await answers.find('key')).toEqual({ id: 'key', fingerprint: 'f', answer: answer('a') });
    expect(await answers.find('other')).toBeUndefined();
  });

  it('are kept with the work or not at all', async () => {
    const failing = opened.store.unitOfWork.run(async (trx) => {
      await answers.keep(trx, { id: 'key', fingerprint: 'f', answer: answer('a') });
      throw new Error('the queue is full');
    });
    await expect(failing).rejects.toThrow('the queue is full');
    expect(await answers.find('key')).toBeUndefined();
    await work('b');
    expect(await done()).toEqual(['b']);
  });

  it('let one of fifty that come at once do the work', async () => {
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => work(`w${n}`)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const [winner] = await done();
    expect(await done()).toHaveLength(1);
    expect((await answers.find('key'))?.answer).toEqual(answer(winner ?? ''));
  });

  it('expire after a day, and make room for another', async () => {
    await work('a');
    clock.advance(KEPT_MS - 1);
    expect(await answers.find('key')).toBeDefined();
    await expect(work('b')).rejects.toThrow('taken');
    clock.advance(1);
    expect(await answers.find('key')).toBeUndefined();
    await work('c');
    expect((await answers.find('key'))?.answer).toEqual(answer('c'));
  });

  it('are swept when they are expired, and only then', async () => {
    for (let n = 0; n < 501; n += 1) await work(`old${n}`, `old${n}`);
    clock.advance(KEPT_MS);
    await work('new', 'new');
    await answers.sweep();
    const rows = await opened.store.database.read((db) =>
      db.selectFrom('idempotency_keys').select('id').execute(),
    );
    expect(rows).toEqual([{ id: 'new' }]);
  });
});
