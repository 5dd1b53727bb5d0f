import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** An execution is resumed once: the primary key fences a second time. */
export const resumptions: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('resumptions')
      .addColumn('execution_id', 'text', (column) => column.primaryKey())
      .addColumn('resumed_as', 'text', (column) => column.notNull())
      .execute();
  },
};
