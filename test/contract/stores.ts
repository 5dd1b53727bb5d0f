import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Store, openStore } from '../../src/storage';

/** A store for one test, with what throws it away. */
export interface OpenedStore {
  readonly store: Store;
  readonly dispose: () => Promise<void>;
}

type Open = () => Promise<OpenedStore>;

async function inMemory(): Promise<OpenedStore> {
  const store = await openStore({ dataDir: ':memory:' });
  return { store, dispose: () => store.database.close() };
}

async function inFile(): Promise<OpenedStore> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-store-'));
  const store = await openStore({ dataDir });
  return {
    store,
    dispose: async () => {
      await store.database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function inPostgres(url: string): Promise<OpenedStore> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create schema ${schema}`);
  const store = await openStore({ databaseUrl: url, dataDir: '', schema });
  return {
    store,
    dispose: async () => {
      await store.database.close();
      await run(url, `drop schema ${schema} cascade`);
    },
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const postgresUrl = process.env['REEV_TEST_POSTGRES_URL'];

/** Every store that the service runs on; Postgres when a server is given in REEV_TEST_POSTGRES_URL. */
export const STORES: readonly (readonly [string, Open])[] = [
  ['SQLite in memory', inMemory],
  ['SQLite in a file', inFile],
  ...(postgresUrl === undefined ? [] : [['Postgres', () => inPostgres(postgresUrl)] as const]),
];
