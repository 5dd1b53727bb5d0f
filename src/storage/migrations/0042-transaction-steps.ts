import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How many steps a transaction carries: after a crash those of several are executed before the others. */
export const transactionSteps: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('ledger_transactions')
      .addColumn('steps', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
