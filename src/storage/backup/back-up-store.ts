import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openSqlite } from '../sqlite/open-sqlite';
import { type BackupAnswer, backupSocket } from './backup-socket';

/** Nobody listens there, or ever has. */
const NO_SERVICE: ReadonlySet<unknown> = new Set(['ENOENT', 'ECONNREFUSED']);

/**
 * Makes a consistent copy of the embedded store: through the service that holds it, or by itself when none does.
 * @param file absolute path of a file that is not there yet
 * @throws {Error} saying why there is no copy; a part of one is removed
 */
export async function backUpStore(dataDir: string, file: string): Promise<void> {
  const store = join(dataDir, 'reev.db');
  if (!existsSync(store)) throw new Error(`There is no store at ${store}.`);
  const answer = await askService(dataDir, file);
  if (answer === undefined) return backUpHere(store, file);
  if (!answer.isDone) throw new Error(answer.message);
}

async function askService(dataDir: string, file: string): Promise<BackupAnswer | undefined> {
  const socket = connect(backupSocket(dataDir));
  try {
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  } catch (error) {
    if (NO_SERVICE.has((error as NodeJS.ErrnoException).code)) return undefined;
    throw error;
  }
  socket.write(`${file}\n`);
  for await (const line of createInterface(socket)) return JSON.parse(line) as BackupAnswer;
  throw new Error('The service ended before the copy was made.');
}

async function backUpHere(store: string, file: string): Promise<void> {
  const sqlite = openSqlite(store);
  try {
    await sqlite.backUp(file);
  } finally {
    await sqlite.kysely.destroy();
  }
}
