import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { Schema } from '../schema';
import { CommitMark } from './commit-mark';
import { copyDatabase } from './copy-database';
import { makeFolder } from './make-folder';
import { SqliteDriver } from './sqlite-driver';
import { isDamage } from './sqlite-failure';
import { UncleanEnd, damagedFile } from './unclean-end';

/** Pages (4 KiB) in the log before it is worked into the file: most pages are written again and again meanwhile. */
const CHECKPOINT_PAGES = 4_000;

export interface OpenSqlite {
  /** Path, or `:memory:`. */
  readonly file: string;
  readonly kysely: Kysely<Schema>;
  /** Runs a statement that has no result, such as SAVEPOINT, at once. */
  readonly exec: (sql: string) => void;
  /** Until the transaction ends, statements are refused when SQLite has ended it by itself. */
  readonly begin: () => void;
  readonly commit: () => void;
  /** Does nothing more when SQLite has rolled back by itself. */
  readonly rollBack: () => void;
  readonly isInTransaction: () => boolean;
  /** Copies the database to a file while it is used. */
  readonly backUp: (file: string) => Promise<void>;
}

/**
 * Opens the embedded store: durable at every commit (WAL, `synchronous=FULL`) and held by this process alone.
 * @param file path, or `:memory:`
 * @throws {Error} saying what to do when another process holds it, or it lost something since it was last open
 */
export function openSqlite(file: string): OpenSqlite {
  const isFile = file !== ':memory:';
  if (isFile) makeFolder(dirname(file));
  const unclean = isFile ? UncleanEnd.find(file) : undefined;
  const database = new DatabaseSync(file);
  try {
    hold(database);
    unclean?.refuseLosses(database);
    return openHeld(database, file, isFile ? CommitMark.open(database, file) : undefined);
  } catch (error) {
    if (isHeldElsewhere(error) || unclean === undefined) database.close();
    else unclean.closeKeepingLog(database);
    throw openingError(file, error);
  }
}

function hold(database: DatabaseSync): void {
  database.exec(
    'PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; ' +
      `PRAGMA wal_autocheckpoint=${CHECKPOINT_PAGES};`,
  );
  database.exec('BEGIN IMMEDIATE; COMMIT;');
}

function openHeld(database: DatabaseSync, file: string, mark: CommitMark | undefined): OpenSqlite {
  const driver = new SqliteDriver(database);
  const end = () => void (driver.needsTransaction = false);
  const close = () => {
    database.close();
    mark?.remove();
  };
  const dialect = new SqliteDialect({ database: { close, prepare: (sql) => driver.prepare(sql) } });
  return {
    file,
    kysely: new Kysely<Schema>({ dialect }),
    exec: (sql) => database.exec(sql),
    begin: () => {
      database.exec('BEGIN IMMEDIATE');
      driver.needsTransaction = true;
      driver.hasWritten = false;
    },
    commit: () => {
      const isNumbered = driver.hasWritten && mark !== undefined;
      if (isNumbered) mark.number();
      database.exec('COMMIT');
      end();
      if (isNumbered) mark.note();
    },
    rollBack: () => {
      end();
      if (database.isOpen && database.isTransaction) database.exec('ROLLBACK');
    },
    isInTransaction: () => database.isOpen && database.isTransaction,
    backUp: (file) => copyDatabase(database, file),
  };
}

function isHeldElsewhere(error: unknown): boolean {
  return String(error).includes('locked');
}

function openingError(file: string, error: unknown): unknown {
  if (isDamage(error)) return damagedFile(file, (error as Error).message, error);
  if (!isHeldElsewhere(error)) return error;
  return new Error(
    `Another reev process holds ${file}. Stop it first, or give this one a REEV_DATA_DIR of its own.`,
    { cause: error },
  );
}
