import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CommitMark } from './commit-mark';

/** Files up to this size are checked page by page after an unclean end: that takes about a second for each GiB. */
const CHECKED_BYTES = 512 * 1024 * 1024;

/** A store that was not closed in order, as it is found before it is opened again. */
export class UncleanEnd {
  private constructor(
    private readonly file: string,
    /** The last commit that is known to have been durable. */
    private readonly seen: number,
    private readonly hasLog: boolean,
  ) {}

  /**
   * To be called before the store is opened, which may remove its log.
   * @returns `undefined` for a new store or one that was closed in order
   * @throws {Error} when the main file is gone
   */
  static find(file: string): UncleanEnd | undefined {
    const seen = CommitMark.leftBeside(file);
    if (seen === undefined) return undefined;
    if (existsSync(file)) return new UncleanEnd(file, seen, existsSync(logOf(file)));
    throw new Error(`${file} is missing. Put it back as it was, or ${wayOn(file)}`);
  }

  /**
   * Holds what the open store contains against what it is known to have contained.
   * @throws {Error} naming the file that lost something, and what to do
   */
  refuseLosses(database: DatabaseSync): void {
    const lost = this.seen - CommitMark.storedIn(database);
    if (lost > 0) {
      const what = this.hasLog ? 'is cut or damaged' : 'is missing';
      throw new Error(
        `${logOf(this.file)} ${what}: the store was not closed in order, and its last ${lost} commits are gone. Put the ` +
          `file back as it was, or ${wayOn(this.file)}`,
      );
    }
    if (statSync(this.file).size > CHECKED_BYTES) return;
    const [found] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (found !== 'ok') throw damagedFile(this.file, String(found));
  }

  /** Closing a store works its log into the file and removes it; whoever repairs it needs the log as it was. */
  closeKeepingLog(database: DatabaseSync): void {
    const [log, kept] = [logOf(this.file), `${logOf(this.file)}-kept`];
    rmSync(kept, { force: true });
    if (this.hasLog) linkSync(log, kept);
    database.close();
    if (!this.hasLog) return;
    if (existsSync(log)) rmSync(kept);
    else renameSync(kept, log);
  }
}

/** The error for whoever starts the service on a damaged main file. */
export function damagedFile(file: string, detail: string, cause?: unknown): Error {
  return new Error(`${file} is damaged (${detail}). Repair it, or ${wayOn(file)}`, { cause });
}

function logOf(file: string): string {
  return `${file}-wal`;
}

function wayOn(file: string): string {
  return (
    `restore a backup: copy it to ${file} and delete ${logOf(file)} and ${CommitMark.pathFor(file)}. Deleting only the ` +
    'latter starts the service with what is left.'
  );
}
