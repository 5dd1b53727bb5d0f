import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Flows, executions and their journal, and what the ledger keeps. */
export const initial: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await createFlows(db);
    await createJournal(db);
    await createLedger(db);
  },
};

async function createFlows(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('flows')
    .addColumn('flow_id', 'text', (column) => column.primaryKey())
    .addColumn('wallet', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('plan', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('executions')
    .addColumn('execution_id', 'text', (column) => column.primaryKey())
    .addColumn('flow_id', 'text', (column) => column.notNull().references('flows.flow_id'))
    .addColumn('mode', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('wallet', 'text', (column) => column.notNull())
    .addColumn('run_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('executions_by_flow')
    .on('executions')
    .columns(['flow_id', 'created_at'])
    .execute();
  await db.schema
    .createIndex('executions_due')
    .on('executions')
    .column('run_at')
    .where('run_at' as never, 'is not', null)
    .execute();
}

async function createJournal(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('execution_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_key', ['execution_id', 'revision'])
    .execute();
  await db.schema
    .createTable('steps')
    .addColumn('execution_id', 'text', (column) => column.notNull())
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('tool', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('steps_key', ['execution_id', 'step_id'])
    .execute();
  await db.schema
    .createTable('attempts')
    .addColumn('execution_id', 'text', (column) => column.notNull())
    .addColumn('step_id', 'text', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('signature', 'text', (column) => column.notNull())
    .addColumn('last_valid_block_height', 'text', (column) => column.notNull())
    .addColumn('venue', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('recorded_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addPrimaryKeyConstraint('attempts_key', ['execution_id', 'step_id', 'attempt'])
    .execute();
}

async function createLedger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('ledger_transactions')
    .addColumn('signature', 'text', (column) => column.primaryKey())
    .addColumn('ledger', 'text', (column) => column.notNull())
    .addColumn('wire', 'text', (column) => column.notNull())
    .addColumn('fee_payer', 'text', (column) => column.notNull())
    .addColumn('blockhash', 'text', (column) => column.notNull())
    .addColumn('last_valid_block_height', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('result', 'text')
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('unix_timestamp', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('ledger_transactions_by_status')
    .on('ledger_transactions')
    .columns(['ledger', 'status'])
    .execute();
  await db.schema
    .createTable('sandbox_accounts')
    .addColumn('address', 'text', (column) => column.primaryKey())
    .addColumn('lamports', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addColumn('executable', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sandbox_state')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
