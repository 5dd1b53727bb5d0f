import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Prepared statements that are kept; the service uses a few dozen different ones. */
const STATEMENTS = 500;

interface Prepared {
  readonly statement: StatementSync;
  readonly isReader: boolean;
  readonly writes: boolean;
}

/** What Kysely's SQLite dialect asks of a driver, over node:sqlite, with a cache of prepared statements. */
export class SqliteDriver {
  /** Refuse statements outside of a transaction? */
  needsTransaction = false;
  /** Set by every statement that may write; to be cleared by whoever wants to know. */
  hasWritten = false;
  private readonly cache = new Map<string, Prepared>();

  constructor(private readonly database: DatabaseSync) {}

  prepare(sql: string) {
    if (this.needsTransaction && !this.database.isTransaction)
      throw new Error('The transaction of this statement is over.');
    const { statement, isReader, writes } = this.prepared(sql);
    if (writes) this.hasWritten = true;
    return {
      reader: isReader,
      all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
      run: (parameters: readonly unknown[]) => {
        const { changes, lastInsertRowid } = statement.run(...(parameters as SQLInputValue[]));
        return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) };
      },
      iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
    };
  }

  private prepared(sql: string): Prepared {
    const known = this.cache.get(sql);
    if (known) return known;
    const statement = this.database.prepare(sql);
    const made = { statement, isReader: statement.columns().length > 0, writes: !/^\s*select\b/i.test(sql) };
    if (this.cache.size >= STATEMENTS) this.cache.clear();
    this.cache.set(sql, made);
    return made;
  }
}
