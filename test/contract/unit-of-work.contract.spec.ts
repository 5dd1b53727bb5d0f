import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from '../../src/storage';
import { type OpenedStore, STORES } from './stores';

const put = ({ db }: Transaction, name: string, value: string) =>
  db.insertInto('sandbox_state').values({ name, value }).execute();

describe.each(STORES)('a unit of work on %s', (_name, open) => {
  let opened: OpenedStore;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.dispose());

  const names = async () => {
    const rows = await opened.store.database.read((db) =>
      db.selectFrom('sandbox_state').select('name').orderBy('name').execute(),
    );
    return rows.map(({ name }) => name);
  };

  it('is durable when it resolves', async () => {
    await opened.store.unitOfWork.run((trx) => put(trx, 'a', '1'));
    expect(await names()).toEqual(['a']);
  });

  it('does not keep a settled read waiting', async () => {
    const { database, unitOfWork } = opened.store;
    await unitOfWork.run((trx) => put(trx, 'a', '1'));
    const read = Promise.withResolvers<undefined>();
    const written = unitOfWork.run(async (trx) => {
      await put(trx, 'b', '1');
      await read.promise;
    });
    const settled = (name: string) =>
      database.readSettled((db) =>
        db.selectFrom('sandbox_state').select('value').where('name', '=', name).execute(),
      );
    expect(await settled('a')).toEqual([{ value: '1' }]);
    read.resolve(undefined);
    await written;
    expect(await settled('b')).toEqual([{ value: '1' }]);
  });

  it('did not happen when it fails, and leaves its neighbours alone', async () => {
    const { unitOfWork } = opened.store;
    const results = await Promise.allSettled([
      unitOfWork.run((trx) => put(trx, 'a', '1')),
      unitOfWork.run(async (trx) => {
        await put(trx, 'b', '1');
        throw new Error('no');
      }),
      unitOfWork.run((trx) => put(trx, 'c', '1')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'c']);
  });

  it('tells of its end once, after the fact', async () => {
    const told: string[] = [];
    const { unitOfWork } = opened.store;
    await unitOfWork.run(async (trx) => {
      trx.afterCommit(() => told.push('committed'));
      trx.afterRollback(() => told.push('wrong'));
      await put(trx, 'a', '1');
      expect(told).toEqual([]);
    });
    await unitOfWork
      .run((trx) => {
        trx.afterCommit(() => told.push('wrong'));
        trx.afterRollback(() => told.push('rolled back'));
        return Promise.reject(new Error('no'));
      })
      .catch(() => told.push('rejected'));
    expect(told).toEqual(['committed', 'rolled back', 'rejected']);
  });

  it('runs in the context of its caller, and its effects in one of their own', async () => {
    const { unitOfWork } = opened.store;
    const ambient = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const effects: (string | undefined)[] = [];
    const workOf = (caller: string) =>
      ambient.run(caller, () =>
        unitOfWork
          .run(async (trx) => {
            trx.afterCommit(() => effects.push(ambient.getStore()));
            trx.afterRollback(() => effects.push(ambient.getStore()));
            await put(trx, caller, '1');
            seen.push(ambient.getStore());
            if (caller === 'c') throw new Error('no');
          })
          .catch(() => undefined),
      );
    await Promise.all(['a', 'b', 'c'].map(workOf));
    expect(seen.toSorted()).toEqual(['a', 'b', 'c']);
    expect(effects).toEqual([undefined, undefined, undefined]);
  });

  it('takes a thousand at once', async () => {
    const { unitOfWork } = opened.store;
    await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => unitOfWork.run((trx) => put(trx, `n${index}`, '1'))),
    );
    expect(await names()).toHaveLength(1_000);
  });
});

describe.each(STORES)('two stores side by side, on %s', (_name, open) => {
  it('have tables of their own', async () => {
    const first = await open();
    const second = await open();
    await first.store.unitOfWork.run(({ db }) =>
      db.insertInto('sandbox_state').values({ name: 'mine', value: '1' }).execute(),
    );
    const found = await second.store.database.read((db) =>
      db.selectFrom('sandbox_state').selectAll().execute(),
    );
    expect(found).toEqual([]);
    await first.dispose();
    await second.dispose();
  });
});
