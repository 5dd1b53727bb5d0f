import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a list of benchmarks shows, so that listing them reads no YAML. Rows of before have none until they are stored again. */
export const benchmarkSummaries: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('benchmarks').addColumn('summary', 'text').execute();
  },
};
