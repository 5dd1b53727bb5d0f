import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The benchmark files that flows ran from. */
export const flowBenchmarks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('flow_benchmarks')
      .addColumn('flow_id', 'text', (column) => column.primaryKey().references('flows.flow_id'))
      .addColumn('yaml', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
  },
};
