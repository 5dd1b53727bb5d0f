import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../schema';
import { makeFolder } from './make-folder';

/** Prepared statements that are kept; the service uses a few dozen different ones. */
const STATEMENTS = 500;

/** Pages (4 KiB) in the log before it is worked into the file: most pages are written again and again meanwhile. */
const CHECKPOINT_PAGES = 4_000;

export interface OpenSqlite {
  /** Path, or `:memory:`. */
  readonly file: string;
  readonly kysely: Kysely<Schema>;
  /** Runs a statement that has no result, such as BEGIN, at once. */
  readonly exec: (sql: string) => void;
  readonly isInTransaction: () => boolean;
  /** From here on statements outside of a transaction are refused, or not. */
  readonly needTransaction: (isNeeded: boolean) => void;
}

/**
 * Opens the embedded store: durable at every commit (WAL, `synchronous=FULL`) and held by this process alone.
 * @param file path, or `:memory:`
 * @throws {Error} saying what to do when another process holds it
 */
export function openSqlite(file: string): OpenSqlite {
  if (file !== ':memory:') makeFolder(dirname(file));
  const database = new DatabaseSync(file);
  try {
    database.exec(
      'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; ' +
        `PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};`,
    );
    database.exec('BEGIN IMMEDIATE; COMMIT;');
  } catch (error) {
    database.close();
    throw heldElsewhere(file, error);
  }
  let isNeeded = false;
  const assertTransaction = () => {
    if (isNeeded && !database.isTransaction) throw new Error('The transaction of this statement is over.');
  };
  const kysely = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: adapterOf(database, assertTransaction) }),
  });
  return {
    file,
    kysely,
    exec: (sql) => database.exec(sql),
    isInTransaction: () => database.isTransaction,
    needTransaction: (value) => void (isNeeded = value),
  };
}

function heldElsewhere(file: string, cause: unknown): unknown {
  if (!String(cause).includes('locked')) return cause;
  return new Error(
    `Another reev process holds ${file}. Stop it first, or give this one a REEV_DATA_DIR of its own.`,
    { cause },
  );
}

/** What Kysely's SQLite dialect asks of a driver, over node:sqlite, with a cache of prepared statements. */
function adapterOf(database: DatabaseSync, beforeEach: () => void) {
  const cache = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = cache.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    if (cache.size >= STATEMENTS) cache.clear();
    cache.set(sql, statement);
    return statement;
  };
  return {
    close: () => database.close(),
    prepare: (sql: string) => {
      beforeEach();
      const statement = prepared(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
        run: (parameters: readonly unknown[]) => {
          const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]));
          return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) };
        },
        iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
      };
    },
  };
}
