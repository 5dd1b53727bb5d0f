import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Schema } from '../schema';

/** Connections that one process keeps to Postgres. */
const POOL_SIZE = 16;

/** @param schema Postgres schema to work in; absent: the connection's default */
export function openPostgres(url: string, schema?: string): Kysely<Schema> {
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  return new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: POOL_SIZE, ...options }) }),
  });
}
