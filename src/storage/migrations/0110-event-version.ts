import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** In which version an event was written. What was there before is of the first. */
export const eventVersion: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('events')
      .addColumn('version', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
  },
};
