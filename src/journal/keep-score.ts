import type { ExecutionScore } from '../domain';
import type { Transaction } from '../storage';

/** Writes the score beside the run that it belongs to. */
export async function keepScore(
  { db }: Transaction,
  executionId: string,
  { score, verdict }: ExecutionScore,
  at: string,
): Promise<void> {
  await db
    .updateTable('benchmark_runs')
    .set({ score: String(score), verdict, finished_at: at })
    .where('execution_id', '=', executionId)
    .execute();
}
