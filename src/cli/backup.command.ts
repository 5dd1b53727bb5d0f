import { resolve } from 'node:path';
import { Command } from 'commander';
import { loadEnvFile, readEnvironment } from '../config';
import { backUpStore } from '../storage';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';
import { terminal } from './terminal';

/** `reev backup`: a copy of the embedded store, also while the service runs. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('copy the store of REEV_DATA_DIR to a file, also while the service runs')
    .argument('<file>', 'where to; a file that is not there yet')
    .action(backUp);
}

async function backUp(name: string): Promise<void> {
  loadEnvFile();
  const { DATABASE_URL, REEV_DATA_DIR } = readEnvironment(process.env);
  if (DATABASE_URL !== undefined)
    throw new CliError('The store is a Postgres database: copy it with pg_dump.', EXIT.refused);
  const file = resolve(name);
  try {
    await backUpStore(REEV_DATA_DIR, file);
  } catch (error) {
    throw new CliError(error instanceof Error ? error.message : String(error), EXIT.failed);
  }
  terminal.say(`The store is copied to ${file}.`);
}
