import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';

const TABLE = 'store_commits';
const DIGITS = 20;

/**
 * Numbers the commits of the embedded store, in the store and in a small file beside it. The file is there from the opening of
 * the store to its closing in order, and never ahead of what is durable: it is written after each commit, without being
 * flushed. So a store that ended otherwise and holds less than the file says has lost commits.
 */
export class CommitMark {
  private readonly advance: StatementSync;
  private readonly descriptor: number;

  private constructor(
    database: DatabaseSync,
    private readonly path: string,
    private sequence: number,
  ) {
    this.advance = database.prepare(`UPDATE ${TABLE} SET sequence = ?`);
    this.descriptor = openSync(path, 'w');
    this.write();
  }

  /** Begins, or goes on, to number the commits. Needs the connection to itself. */
  static open(database: DatabaseSync, file: string): CommitMark {
    database.exec(`CREATE TABLE IF NOT EXISTS ${TABLE} (sequence integer NOT NULL)`);
    database.exec(`INSERT INTO ${TABLE} SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ${TABLE})`);
    return new CommitMark(database, CommitMark.pathFor(file), CommitMark.storedIn(database));
  }

  static pathFor(file: string): string {
    return `${file}-commits`;
  }

  /** The number of the last commit that was seen before the store ended; `undefined` when it was closed in order. */
  static leftBeside(file: string): number | undefined {
    const path = CommitMark.pathFor(file);
    if (!existsSync(path)) return undefined;
    // After a power failure the file may be empty or old: then it says less than it could.
    const sequence = Number(readFileSync(path, 'latin1').trim());
    return Number.isSafeInteger(sequence) ? sequence : 0;
  }

  /** The number of the last commit that the store holds. */
  static storedIn(database: DatabaseSync): number {
    const table = database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(TABLE);
    if (table === undefined) return 0;
    return Number(database.prepare(`SELECT sequence FROM ${TABLE}`).get()?.['sequence'] ?? 0);
  }

  /** Numbers the open transaction. */
  number(): void {
    this.advance.run(this.sequence + 1);
  }

  /** Notes that the numbered transaction is durable. */
  note(): void {
    this.sequence += 1;
    try {
      this.write();
    } catch {
      // The commit stands; a loss of it alone would not be noticed.
    }
  }

  /** To be called when the store is closed. */
  remove(): void {
    closeSync(this.descriptor);
    rmSync(this.path, { force: true });
  }

  /** Always the same bytes of the file, so that it needs no room on a full disk. */
  private write(): void {
    writeSync(this.descriptor, `${String(this.sequence).padStart(DIGITS)}\n`, 0, 'latin1');
  }
}
