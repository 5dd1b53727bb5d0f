import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** The variables of an application with a store of its own, and what throws the store away. */
export interface AppStore {
  readonly variables: Readonly<Record<string, string>>;
  readonly dispose: () => Promise<void>;
}

type Open = () => Promise<AppStore>;

async function inPostgres(url: string): Promise<AppStore> {
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  await run(url, `create schema ${schema}`);
  const own = new URL(url);
  own.searchParams.set('options', `-c search_path=${schema}`);
  return {
    variables: { DATABASE_URL: own.href },
    dispose: () => run(url, `drop schema ${schema} cascade`),
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const postgresUrl = process.env['REEV_TEST_POSTGRES_URL'];

/** Every kind of store that the application runs on; Postgres when a server is given in REEV_TEST_POSTGRES_URL. */
export const APP_STORES: readonly (readonly [string, Open])[] = [
  ['SQLite', async () => ({ variables: {}, dispose: async () => undefined })],
  ...(postgresUrl === undefined ? [] : [['Postgres', () => inPostgres(postgresUrl)] as const]),
];
