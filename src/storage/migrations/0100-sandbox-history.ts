import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the sandbox executed, for clients of its JSON-RPC that ask for it by signature, account or slot. */
export const sandboxHistory: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('sandbox_history')
      .addColumn('position', 'integer', (column) => column.primaryKey())
      .addColumn('signature', 'text', (column) => column.notNull().unique())
      .addColumn('slot', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('sandbox_history_by_slot')
      .on('sandbox_history')
      .columns(['slot', 'position'])
      .execute();
    await db.schema
      .createTable('sandbox_history_accounts')
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('sandbox_history_accounts_pkey', ['address', 'position'])
      .execute();
  },
};
