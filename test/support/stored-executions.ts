import type { Store } from '../../src/storage';

/** Lets everything that is ready run. */
export const turns = async () => {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Stores an execution with what it refers to. @param runAt when it is due; `null`: it waits for nothing */
export async function storeExecution(store: Store, id: string, runAt: string | null): Promise<void> {
  await store.unitOfWork.run(async ({ db }) => {
    const flow = { flow_id: `flow-${id}`, wallet: 'w', prompt: 'p', plan: '{}', created_at: 'now' };
    await db.insertInto('flows').values(flow).execute();
    const row = {
      execution_id: id,
      flow_id: `flow-${id}`,
      mode: 'direct',
      status: 'Running',
      revision: 1,
      wallet: 'w',
    };
    await db
      .insertInto('executions')
      .values({ ...row, run_at: runAt, created_at: 'now', updated_at: 'now' })
      .execute();
  });
}
