import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { decodeJson } from '../json-codec';
import type { Schema } from '../schema';

/** Executions whose columns are filled in at once. */
const PAGE = 500;
/** What a list of executions may be narrowed by, newest first within each. */
const FILTERS = ['status', 'mode', 'wallet', 'agent'] as const;

/** What a list of executions shows and is narrowed by. */
export const executionList: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const executions = () => db.schema.alterTable('executions');
    await executions()
      .addColumn('agent', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await executions().addColumn('benchmark_id', 'text').execute();
    await executions().addColumn('started_at', 'text').execute();
    await executions()
      .addColumn('progress', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await fillIn(db);
    await createIndexes(db);
  },
};

async function createIndexes(db: Kysely<unknown>): Promise<void> {
  const newest = ['created_at', 'execution_id'];
  await db.schema.createIndex('executions_by_age').on('executions').columns(newest).execute();
  for (const filter of FILTERS)
    await db.schema
      .createIndex(`executions_by_${filter}`)
      .on('executions')
      .columns([filter, ...newest])
      .execute();
  await db.schema
    .createIndex('executions_by_benchmark')
    .on('executions')
    .columns(['benchmark_id', ...newest])
    .where('benchmark_id' as never, 'is not', null)
    .execute();
}

/** From the journal, page by page. */
async function fillIn(db: Kysely<Schema>): Promise<void> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('events')
      .select(['execution_id', 'data'])
      .where('revision', '=', 1)
      .where('execution_id', '>', after)
      .orderBy('execution_id')
      .limit(PAGE)
      .execute();
    for (const { execution_id, data } of rows) {
      const { agent, benchmarkId } = decodeJson(data) as { agent: string; benchmarkId?: string };
      await fillOne(db, execution_id, { agent, benchmark_id: benchmarkId ?? null });
    }
    after = rows.at(-1)?.execution_id ?? after;
    if (rows.length < PAGE) return;
  }
}

async function fillOne(
  db: Kysely<Schema>,
  executionId: string,
  known: { readonly agent: string; readonly benchmark_id: string | null },
): Promise<void> {
  const started = await db
    .selectFrom('events')
    .select('at')
    .where('execution_id', '=', executionId)
    .where('type', '=', 'execution_started')
    .executeTakeFirst();
  await db
    .updateTable('executions')
    .set({
      ...known,
      started_at: started?.at ?? null,
      progress: sql<number>`case when status = 'Completed' then 100 else coalesce((
        select 100 * sum(case when s.status in ('Pending', 'Running') then 0 else 1 end) / count(*)
        from steps s where s.execution_id = executions.execution_id), 0) end`,
    })
    .where('execution_id', '=', executionId)
    .execute();
}
