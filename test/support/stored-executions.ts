import type { Store } from '../../src/storage';

/** Lets everything that is ready run. */
export const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Stores an execution with what it refers to. @param runAt when it is due; `null`: it waits for nothing */
export async function storeExecution(store: Store, id: string, runAt: string | null): Promise<void> {
  await storeExecutions(store, [id], runAt);
}

/** Rows that one statement takes. */
const ROWS = 1_000;

/** Stores many at once. */
export async function storeExecutions(
  store: Store,
  ids: readonly string[],
  runAt: string | null,
): Promise<void> {
  await store.unitOfWork.run(async ({ db }) => {
    for (let from = 0; from < ids.length; from += ROWS) {
      const some = ids.slice(from, from + ROWS);
      await db.insertInto('flows').values(some.map(flowOf)).execute();
      await db
        .insertInto('executions')
        .values(some.map((id) => ({ ...executionOf(id), run_at: runAt })))
        .execute();
    }
  });
}

function flowOf(id: string) {
  return { flow_id: `flow-${id}`, wallet: 'w', prompt: 'p', plan: '{}', created_at: 'now' };
}

function executionOf(id: string) {
  return {
    execution_id: id,
    flow_id: `flow-${id}`,
    mode: 'direct',
    status: 'Running',
    revision: 1,
    wallet: 'w',
    created_at: 'now',
    updated_at: 'now',
  };
}
