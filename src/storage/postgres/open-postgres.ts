import { Logger } from '@nestjs/common';
import { Kysely, PostgresDialect } from 'kysely';
import { type ClientConfig, Pool } from 'pg';
import type { Schema } from '../schema';

/** Connections that one process keeps to Postgres. */
const POOL_SIZE = 16;
/** Longest wait for a free or a new connection, in milliseconds. */
const CONNECT_TIMEOUT_MS = 30_000;

/** @param schema Postgres schema to work in; absent: the connection's default */
export function connectionOf(url: string, schema?: string): ClientConfig {
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  return { connectionString: url, keepAlive: true, ...options };
}

/** A pool that outlives its connections: one that breaks is thrown away, and the next query makes another. */
export function openPostgres(connection: ClientConfig): Kysely<Schema> {
  const logger = new Logger('Postgres');
  const pool = new Pool({ ...connection, max: POOL_SIZE, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  const report = (error: Error) => logger.warn(`A connection to Postgres broke: ${error.message}`);
  // While it is idle the pool tells of it; while it is in use, the connection alone does.
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}
