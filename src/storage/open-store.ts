import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { EnvironmentError } from '../config';
import { Database } from './database';
import { migrate } from './migrations/migrate';
import { connectionOf, openPostgres } from './postgres/open-postgres';
import { PostgresDatabase } from './postgres/postgres-database';
import { PostgresUnitOfWork } from './postgres/postgres-unit-of-work';
import { reachPostgres } from './postgres/reach-postgres';
import { StoreHold } from './postgres/store-hold';
import type { Schema } from './schema';
import { GroupCommit } from './sqlite/group-commit';
import { type OpenSqlite, openSqlite } from './sqlite/open-sqlite';
import type { UnitOfWork } from './unit-of-work';

/** Where the store is. */
export interface StoreLocation {
  /** `postgres://…`; absent: the embedded store in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  /** Folder of the embedded store, or `:memory:`. */
  readonly dataDir: string;
  /** Postgres schema; absent: the connection's default. */
  readonly schema?: string;
}

export interface Store {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
}

type OpenedStore = Store & { readonly kysely: Kysely<Schema> };

/**
 * Opens the store and brings its tables up to date.
 * @throws {EnvironmentError} when its folder cannot be used, or its server not be reached
 * @throws {Error} when another process holds it
 */
export async function openStore(location: StoreLocation): Promise<Store> {
  if (location.databaseUrl !== undefined) await reachPostgres(location.databaseUrl);
  const store =
    location.databaseUrl === undefined
      ? sqliteStore(location.dataDir)
      : await postgresStore(location.databaseUrl, location.schema);
  try {
    await migrate(store.kysely, await currentSchema(store));
  } catch (error) {
    await store.database.close();
    throw error;
  }
  return store;
}

/** The schema that tables without one are made in; SQLite has none. */
async function currentSchema({ kysely, database }: OpenedStore): Promise<string | undefined> {
  if (database.kind === 'sqlite') return undefined;
  const { rows } = await sql<{ name: string | null }>`select current_schema() as name`.execute(kysely);
  return rows[0]?.name ?? undefined;
}

class SqliteDatabase extends Database {
  readonly kind = 'sqlite';

  constructor(
    private readonly sqlite: OpenSqlite,
    private readonly groups: GroupCommit,
  ) {
    super();
  }

  /** On the one connection a read takes its turn among the writes, and is answered when they are durable. */
  read<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.groups.read(query);
  }

  readSettled<T>(query: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
    return this.groups.readSettled(query);
  }

  async check(): Promise<void> {
    await this.read((db) => db.selectFrom('executions').select('execution_id').limit(1).execute());
    await this.groups.check();
  }

  /** The embedded store does not go away. */
  onRegained(): () => void {
    return () => undefined;
  }

  backUp(file: string): Promise<void> {
    return this.sqlite.backUp(file);
  }

  /** Closes once what was asked for before is done. */
  async close(): Promise<void> {
    await this.groups.read(() => Promise.resolve());
    await this.sqlite.kysely.destroy();
  }
}

function sqliteStore(dataDir: string): OpenedStore {
  const sqlite = openIn(dataDir);
  const unitOfWork = new GroupCommit(sqlite);
  const database = new SqliteDatabase(sqlite, unitOfWork);
  return { database, unitOfWork, kysely: sqlite.kysely };
}

async function postgresStore(url: string, schema: string | undefined): Promise<OpenedStore> {
  const hold = await StoreHold.take(connectionOf(url, schema));
  const kysely = openPostgres(connectionOf(url, schema));
  const unitOfWork = new PostgresUnitOfWork(kysely, hold);
  return { database: new PostgresDatabase(kysely, hold), unitOfWork, kysely };
}

function openIn(dataDir: string): OpenSqlite {
  try {
    return openSqlite(dataDir === ':memory:' ? dataDir : join(dataDir, 'reev.db'));
  } catch (cause) {
    if (!isOfSystem(cause)) throw cause;
    const allowed = `must be a folder that this user can write to (${cause.message})`;
    throw new EnvironmentError([{ name: 'REEV_DATA_DIR', value: dataDir, allowed }], { cause });
  }
}

/** Did the file system refuse, or SQLite on its account? */
function isOfSystem(error: unknown): error is Error {
  const { syscall, errcode } = error as { syscall?: string; errcode?: number };
  return syscall !== undefined || errcode !== undefined;
}
