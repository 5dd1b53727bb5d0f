import type { ExecutionSnapshot, JournaledEvent } from '../domain';
import type { Transaction } from '../storage';

/** Keeps the step and attempt tables in step with the journal, in the same transaction. */
export async function projectEvent(
  { db }: Transaction,
  { executionId, at, event }: JournaledEvent,
): Promise<void> {
  switch (event.type) {
    case 'execution_queued': {
      const rows = event.steps.map(({ stepId, tool }, position) => ({
        execution_id: executionId,
        step_id: stepId,
        position,
        tool,
        status: 'Pending',
        started_at: null,
        ended_at: null,
      }));
      if (rows.length > 0) await db.insertInto('steps').values(rows).execute();
      return;
    }
    case 'attempt_recorded': {
      const rows = event.stepIds.map((stepId) => ({
        execution_id: executionId,
        step_id: stepId,
        attempt: event.attempt,
        signature: event.signature,
        last_valid_block_height: event.lastValidBlockHeight.toString(),
        venue: event.venue,
        outcome: null,
        recorded_at: at,
        ended_at: null,
      }));
      await db.insertInto('attempts').values(rows).execute();
      return;
    }
    case 'attempt_ended':
      await db
        .updateTable('attempts')
        .set({ outcome: event.outcome, ended_at: at })
        .where('execution_id', '=', executionId)
        .where('step_id', 'in', event.stepIds)
        .where('attempt', '=', event.attempt)
        .execute();
      return;
    default:
      return;
  }
}

/** Writes the status of the steps whose status the events changed. */
export async function projectSteps(
  { db }: Transaction,
  before: ExecutionSnapshot | undefined,
  after: ExecutionSnapshot,
): Promise<void> {
  if (before === undefined) return;
  for (const [index, step] of after.steps.entries()) {
    if (before.steps[index]?.status === step.status) continue;
    await db
      .updateTable('steps')
      .set({ status: step.status, started_at: step.startedAt ?? null, ended_at: step.endedAt ?? null })
      .where('execution_id', '=', after.executionId)
      .where('step_id', '=', step.stepId)
      .execute();
  }
}
