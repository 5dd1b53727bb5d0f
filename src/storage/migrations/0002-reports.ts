import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Schema } from '../schema';

/** What reports count, kept beside the journal so that they need not read it. */
export const reports: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await extendExecutions(db);
    await extendSteps(db);
    await createRecoveries(db);
  },
};

async function extendExecutions(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('executions').addColumn('finished_at', 'text').execute();
  await db.schema.alterTable('executions').addColumn('duration_ms', 'integer').execute();
  await db.schema
    .alterTable('executions')
    .addColumn('recovered_steps', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await (db as Kysely<Schema>)
    .updateTable('executions')
    .set((eb) => ({ finished_at: eb.ref('updated_at') }))
    .where('status', 'in', ['Completed', 'Failed', 'Stopped', 'Timeout'])
    .execute();
  await db.schema
    .createIndex('executions_by_end')
    .on('executions')
    .columns(['finished_at', 'mode', 'status', 'recovered_steps', 'duration_ms'])
    .where('finished_at' as never, 'is not', null)
    .execute();
  await db.schema
    .createIndex('executions_open')
    .on('executions')
    .columns(['mode', 'status'])
    .where('finished_at' as never, 'is', null)
    .execute();
}

async function extendSteps(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('steps')
    .addColumn('failed_attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('steps_by_end')
    .on('steps')
    .columns(['ended_at', 'tool', 'status', 'failed_attempts'])
    .where('ended_at' as never, 'is not', null)
    .execute();
}

async function createRecoveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('recoveries')
    .addColumn('execution_id', 'text', (column) => column.notNull())
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('machine_ms', 'integer', (column) => column.notNull())
    .addColumn('person_ms', 'integer')
    .addColumn('ended_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recoveries_key', ['execution_id', 'step_id'])
    .execute();
  await db.schema
    .createTable('recovery_parts')
    .addColumn('execution_id', 'text', (column) => column.notNull())
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('machine_ms', 'integer', (column) => column.notNull())
    .addColumn('ended_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('recovery_parts_key', ['execution_id', 'step_id', 'kind', 'name'])
    .execute();
  for (const table of ['recoveries', 'recovery_parts'])
    await db.schema.createIndex(`${table}_by_end`).on(table).column('ended_at').execute();
}
