import { resolve } from 'node:path';

/** What a service says of a backup that it was asked for. */
export type BackupAnswer = { readonly isDone: true } | { readonly isDone: false; readonly message: string };

/** Where the service that holds the store in this folder is asked for a backup. */
export function backupSocket(dataDir: string): string {
  const path = resolve(dataDir, 'reev.sock');
  return process.platform === 'win32' ? `\\\\.\\pipe\\${path.replaceAll('\\', '/')}` : path;
}
