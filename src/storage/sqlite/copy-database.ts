import { existsSync, renameSync, rmSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { type DatabaseSync, backup } from 'node:sqlite';

/** Pages (4 KiB) that are copied at once: the service does its work in between. */
const PAGES = 256;

/**
 * Copies an open database to a file while it is written: what is committed meanwhile is in the copy, too. The file is there
 * only when it is whole.
 * @throws {Error} when the file is there already, or cannot be written
 */
export async function copyDatabase(database: DatabaseSync, file: string): Promise<void> {
  if (!isAbsolute(file)) throw new Error(`${file} must be an absolute path.`);
  if (existsSync(file)) throw new Error(`${file} is there already. Name a new file.`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    await backup(database, part, { rate: PAGES });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
    rmSync(`${part}-journal`, { force: true });
  }
}
