import { Logger } from '@nestjs/common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type Store, openStore } from '../open-store';
import type { Transaction } from '../unit-of-work';

const LARGEST = 1_073_741_823;
const FULL = {
  code: 'store_unavailable',
  message: 'The disk of the store is full.',
  context: { retryAfterMs: 5_000 },
};

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('the embedded store on a full disk', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-full-'));
  let store: Store;

  beforeAll(async () => {
    store = await openStore({ dataDir });
  });
  afterAll(async () => {
    await store.database.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** SQLite's own limit gives the error of a full disk, at the same places. */
  const limitPages = (pages: number) =>
    store.database.read((db) => sql.raw(`PRAGMA max_page_count=${pages}`).execute(db));

  const insert = async ({ db }: Transaction, name: string, bytes: number) => {
    await db
      .insertInto('sandbox_state')
      .values({ name, value: 'x'.repeat(bytes) })
      .execute();
  };
  const write = (name: string, bytes: number) => store.unitOfWork.run((trx) => insert(trx, name, bytes));
  const names = async () => {
    const rows = await store.database.read((db) => db.selectFrom('sandbox_state').select('name').execute());
    return rows.map(({ name }) => name).toSorted();
  };

  it('refuses a whole group, keeps nothing of it, and answers the reads in it', async () => {
    await write('before', 10);
    await limitPages(1);
    const undone: string[] = [];
    const small = (name: string) =>
      store.unitOfWork.run(async (trx) => {
        trx.afterRollback(() => undone.push(`first of ${name}`));
        trx.afterRollback(() => undone.push(`second of ${name}`));
        trx.afterCommit(() => undone.push(`committed ${name}`));
        await insert(trx, name, 10);
      });
    const [first, large, behind, read] = await Promise.allSettled([
      small('first'),
      write('large', 1_000_000),
      small('behind'),
      names(),
    ]);
    for (const refused of [first, large, behind])
      expect(refused).toMatchObject({ status: 'rejected', reason: FULL });
    expect(read).toEqual({ status: 'fulfilled', value: ['before'] });
    expect(undone).toEqual(['second of first', 'first of first']);
    expect(await names()).toEqual(['before']);
  });

  it('loses the group even when the work takes no notice of the error', async () => {
    const careless = store.unitOfWork.run(async (trx) => {
      await insert(trx, 'half', 10);
      await insert(trx, 'large', 1_000_000).catch(() => undefined);
      await insert(trx, 'other half', 10);
    });
    await expect(careless).rejects.toMatchObject({ code: 'store_unavailable' });
    const beside = await Promise.allSettled([write('small', 10), write('large', 1_000_000)]);
    expect(beside.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await names()).toEqual(['before']);
  });

  it('is down until there is room for more than a single write, and then works again', async () => {
    await expect(store.database.check()).rejects.toMatchObject(FULL);
    await write('small', 10);
    await expect(store.database.check()).rejects.toMatchObject(FULL);
    await limitPages(LARGEST);
    await expect(store.database.check()).resolves.toBeUndefined();
    await write('large', 1_000_000);
    expect(await names()).toEqual(['before', 'large', 'small']);
  });

  it('blames the work, not the store, for an error of the work', async () => {
    await expect(write('small', 10)).rejects.toThrow('UNIQUE constraint failed');
    await expect(store.database.check()).resolves.toBeUndefined();
  });
});

describe('the embedded store once it is closed', () => {
  it('refuses reads, writes and checks, each to its caller', async () => {
    const { database, unitOfWork } = await openStore({ dataDir: ':memory:' });
    await database.close();
    const read = () => database.read((db) => db.selectFrom('sandbox_state').select('name').execute());
    const write = () => unitOfWork.run(({ db }) => db.deleteFrom('sandbox_state').execute());
    const together = await Promise.allSettled([read(), write(), read()]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(database.check()).rejects.toThrow();
    await expect(read()).rejects.toThrow();
  });
});
