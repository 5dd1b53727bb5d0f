import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Whose an execution is. Those that were there before are nobody's: only administrators see them. */
export const executionOwner: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('executions').addColumn('owner', 'text').execute();
    for (const [name, columns] of Object.entries(INDEXES))
      await db.schema
        .createIndex(name)
        .on('executions')
        .columns([...columns, 'created_at', 'execution_id'])
        .where('owner' as never, 'is not', null)
        .execute();
  },
};

/** The newest executions of an owner, and the newest runs of a benchmark among them. */
const INDEXES = {
  executions_by_owner: ['owner'],
  executions_by_owner_and_benchmark: ['owner', 'benchmark_id'],
} as const;
