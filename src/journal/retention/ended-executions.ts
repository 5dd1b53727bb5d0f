import { Injectable } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../../storage';
import { SnapshotCache } from '../snapshot-cache';

/** Executions that are removed in one database transaction. */
const PIECE = 50;

/** Tables whose rows belong to one execution. */
const OF_EXECUTION = [
  'events',
  'steps',
  'attempts',
  'recoveries',
  'recovery_parts',
  'resumptions',
  'benchmark_runs',
  'executions',
] as const;

/** Removes executions that ended, with all that was kept of them. */
@Injectable()
export class EndedExecutions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly cache: SnapshotCache,
  ) {}

  /**
   * Removes a piece of those that ended before a time, the oldest first.
   * @param before RFC 3339
   * @returns how many; none when none are left
   */
  removePiece(before: string): Promise<number> {
    return this.unitOfWork.run(async (trx) => {
      const ended = await trx.db
        .selectFrom('executions')
        .select(['execution_id', 'flow_id'])
        .where('finished_at', '<', before)
        .orderBy('finished_at')
        .limit(PIECE)
        .execute();
      if (ended.length === 0) return 0;
      const executionIds = ended.map((row) => row.execution_id);
      await removeRows(trx, executionIds);
      await removeFlows(trx, [...new Set(ended.map((row) => row.flow_id))]);
      trx.afterCommit(() => executionIds.forEach((executionId) => this.cache.forget(executionId)));
      return ended.length;
    });
  }
}

/** What was sent goes with its attempts: after so long it can no longer land. */
async function removeRows({ db }: Transaction, executionIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('ledger_transactions')
    .where('signature', 'in', (attempts) =>
      attempts.selectFrom('attempts').select('signature').where('execution_id', 'in', executionIds),
    )
    .execute();
  for (const table of OF_EXECUTION)
    await db.deleteFrom(table).where('execution_id', 'in', executionIds).execute();
}

/** A plan, and the file that it was written to, stay for as long as any execution runs or ran it. */
async function removeFlows({ db }: Transaction, flowIds: readonly string[]): Promise<void> {
  const kept = await db
    .selectFrom('executions')
    .select('flow_id')
    .distinct()
    .where('flow_id', 'in', flowIds)
    .execute();
  const stays = new Set(kept.map((row) => row.flow_id));
  const unused = flowIds.filter((flowId) => !stays.has(flowId));
  if (unused.length === 0) return;
  await db.deleteFrom('flow_benchmarks').where('flow_id', 'in', unused).execute();
  await db.deleteFrom('flows').where('flow_id', 'in', unused).execute();
}
