import type { UnitOfWork } from '../../src/storage';

/** Rows that one statement takes. */
const ROWS = 1_000;
const FIRST = Date.parse('2026-01-01T00:00:00.000Z');

/** Stores executions that ended long ago, a minute apart, as a list shows them: with their number in the sentence. */
export async function storeFinishedExecutions(unitOfWork: UnitOfWork, count: number): Promise<void> {
  const all = Array.from({ length: count }, (_, index) => index);
  await unitOfWork.run(async ({ db }) => {
    for (let from = 0; from < count; from += ROWS) {
      const some = all.slice(from, from + ROWS);
      await db.insertInto('flows').values(some.map(flowOf)).execute();
      await db.insertInto('executions').values(some.map(executionOf)).execute();
    }
  });
}

function flowOf(index: number) {
  const prompt = `swap ${index + 1} USDC to SOL`;
  return { flow_id: `flow-${index}`, wallet: 'w', prompt, plan: '{}', created_at: timeOf(index) };
}

function executionOf(index: number) {
  const time = timeOf(index);
  return {
    execution_id: `direct-${String(index).padStart(6, '0')}`,
    flow_id: `flow-${index}`,
    mode: 'direct',
    status: 'Completed',
    revision: 9,
    progress: 1,
    wallet: 'w',
    created_at: time,
    started_at: time,
    finished_at: time,
    updated_at: time,
    run_at: null,
  };
}

function timeOf(index: number): string {
  return new Date(FIRST + index * 60_000).toISOString();
}
