import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../src/storage';

/** Tables that a refused command must not have written to. */
const COMMANDED = [
  'flows',
  'executions',
  'flow_benchmarks',
  'resumptions',
  'benchmarks',
  'benchmark_runs',
] as const;

/** How many rows clients have caused so far. */
export async function commandedRows(app: NestFastifyApplication): Promise<number> {
  const counts = await app.get(Database, { strict: false }).read((db) =>
    Promise.all(
      COMMANDED.map((table) =>
        db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('rows'))
          .executeTakeFirstOrThrow(),
      ),
    ),
  );
  return counts.reduce((sum, { rows }) => sum + Number(rows), 0);
}

/** Executions that something belonging to them is missing of. */
export async function halfWritten(app: NestFastifyApplication): Promise<readonly string[]> {
  return app.get(Database, { strict: false }).read(async (db) => {
    const executions = await db
      .selectFrom('executions')
      .select(['execution_id', 'flow_id', 'revision'])
      .execute();
    const flows = new Set(
      (await db.selectFrom('flows').select('flow_id').execute()).map((row) => row.flow_id),
    );
    const events = await db
      .selectFrom('events')
      .select(({ fn }) => ['execution_id', fn.countAll().as('count'), fn.max('revision').as('newest')])
      .groupBy('execution_id')
      .execute();
    const journals = new Map(events.map((row) => [row.execution_id, row]));
    const isWhole = ({ execution_id, flow_id, revision }: (typeof executions)[number]) => {
      const journal = journals.get(execution_id);
      return (
        flows.has(flow_id) && Number(journal?.count) === revision && Number(journal?.newest) === revision
      );
    };
    const orphans = [...journals.keys()].filter((id) => !executions.some((row) => row.execution_id === id));
    return [...executions.filter((row) => !isWhole(row)).map((row) => row.execution_id), ...orphans];
  });
}
