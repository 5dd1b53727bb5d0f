import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { openStore } from '../../src/storage';

const url = process.env['REEV_TEST_POSTGRES_URL'];

(url === undefined ? describe.skip : describe)('stores in schemas of one Postgres database', () => {
  const client = new Client({ connectionString: url });
  const freshSchema = () => `test_${randomUUID().replaceAll('-', '')}`;
  const [half, whole] = [freshSchema(), freshSchema()];
  beforeAll(async () => {
    await client.connect();
    await client.query(`create schema ${half}; create table ${half}.kysely_migration (name text)`);
    await client.query(`create table ${half}.kysely_migration_lock (id text); create schema ${whole}`);
  });
  afterAll(async () => {
    await client.query(`drop schema ${half} cascade; drop schema ${whole} cascade`);
    await client.end();
  });

  const open = (schema: string) => openStore({ databaseUrl: url, dataDir: '', schema });

  it('do not take the tables of another for their own', async () => {
    const store = await open(whole);
    await store.database.check();
    await store.database.close();
  });

  it('are each held by one process', async () => {
    const store = await open(whole);
    await expect(open(whole)).rejects.toThrow(`is held by process ${process.pid}`);
    await store.database.close();
    await (await open(whole)).database.close();
  });
});
