import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Schema } from '../schema';
import { initial } from './0001-initial';
import { reports } from './0002-reports';
import { resumptions } from './0003-resumptions';
import { benchmarks } from './0010-benchmarks';
import { flowBenchmarks } from './0030-flow-benchmarks';
import { idempotencyKeys } from './0040-idempotency-keys';
import { executionList } from './0041-execution-list';
import { transactionSteps } from './0042-transaction-steps';
import { executionOwner } from './0070-execution-owner';
import { benchmarkSummaries } from './0080-benchmark-summaries';
import { accountHolders } from './0081-account-holders';
import { sandboxHistory } from './0100-sandbox-history';
import { eventVersion } from './0110-event-version';

/** In the order in which they run; a migration that was released is never changed. */
const MIGRATIONS = {
  '0001-initial': initial,
  '0002-reports': reports,
  '0003-resumptions': resumptions,
  '0010-benchmarks': benchmarks,
  '0030-flow-benchmarks': flowBenchmarks,
  '0040-idempotency-keys': idempotencyKeys,
  '0041-execution-list': executionList,
  '0042-transaction-steps': transactionSteps,
  '0070-execution-owner': executionOwner,
  '0080-benchmark-summaries': benchmarkSummaries,
  '0081-account-holders': accountHolders,
  '0100-sandbox-history': sandboxHistory,
  '0110-event-version': eventVersion,
};

/**
 * Brings the tables up to date.
 * @param schema Postgres schema to look for tables in: another one of the same database may have tables of the same names
 * @throws {Error} the first error; what had run stays
 */
export async function migrate(kysely: Kysely<Schema>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    ...(schema !== undefined && { migrationTableSchema: schema }),
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
}
