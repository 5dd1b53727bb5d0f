import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The catalogue of benchmarks, and their runs. */
export const benchmarks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('benchmarks')
      .addColumn('benchmark_id', 'text', (column) => column.primaryKey())
      .addColumn('md5', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('benchmark_runs')
      .addColumn('execution_id', 'text', (column) => column.primaryKey())
      .addColumn('benchmark_id', 'text', (column) => column.notNull())
      .addColumn('md5', 'text', (column) => column.notNull())
      .addColumn('agent', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .addColumn('addresses', 'text', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('score', 'text')
      .addColumn('verdict', 'text')
      .addColumn('finished_at', 'text')
      .execute();
    await db.schema
      .createIndex('benchmark_runs_by_benchmark')
      .on('benchmark_runs')
      .columns(['benchmark_id', 'created_at'])
      .execute();
  },
};
