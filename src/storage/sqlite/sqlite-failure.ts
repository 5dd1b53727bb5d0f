/** Primary result codes of SQLite (`errcode`, lowest byte) that blame the files or the disk, in words. */
const FAILURES: ReadonlyMap<number, string> = new Map([
  [8, 'The store cannot be written.'],
  [10, 'The disk of the store has an I/O error.'],
  [11, 'The store is damaged.'],
  [13, 'The disk of the store is full.'],
  [14, 'The files of the store cannot be opened.'],
  [26, 'The store is damaged.'],
]);

const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

/** What is wrong with the files or the disk, in words; `undefined` when the work itself is to blame. */
export function sqliteFailure(error: unknown): string | undefined {
  const code = primaryCode(error);
  return code === undefined ? undefined : FAILURES.get(code);
}

/** Does the error say that the content of the files is not that of a database? */
export function isDamage(error: unknown): boolean {
  return DAMAGED.has(primaryCode(error) ?? 0);
}

function primaryCode(error: unknown): number | undefined {
  const errcode = (error as { errcode?: unknown } | null)?.errcode;
  return typeof errcode === 'number' ? errcode & 0xff : undefined;
}
