import {
  type AttemptEnded,
  type AttemptRecorded,
  type CompensatingStep,
  type ExecutionSnapshot,
  type JournaledEvent,
  failedAttemptsOf,
} from '../domain';
import type { Transaction } from '../storage';
import { keepScore } from './keep-score';
import { projectRecoveries } from './recovery-projection';

/** Keeps the step and attempt tables in step with the journal, in the same transaction. */
export async function projectEvent(
  trx: Transaction,
  { executionId, at, event }: JournaledEvent,
): Promise<void> {
  switch (event.type) {
    case 'execution_queued':
      return insertSteps(trx, executionId, event);
    case 'compensation_decided':
      return event.by ? appendStep(trx, executionId, event.by) : undefined;
    case 'attempt_recorded':
      return insertAttempts(trx, executionId, event, at);
    case 'attempt_ended':
      return endAttempts(trx, executionId, event, at);
    case 'execution_scored':
      return keepScore(trx, executionId, event.score, at);
    case 'execution_started':
    case 'execution_completed':
    case 'execution_failed':
    case 'execution_stopped':
    case 'execution_timed_out':
    case 'stop_requested':
    case 'question_asked':
    case 'question_answered':
    case 'question_expired':
    case 'recovery_decided':
    case 'step_started':
    case 'step_completed':
    case 'step_failed':
    case 'step_skipped':
      return;
    default:
      event satisfies never;
  }
}

type Queued = Extract<JournaledEvent['event'], { type: 'execution_queued' }>;

async function insertSteps({ db }: Transaction, executionId: string, { steps }: Queued): Promise<void> {
  const rows = steps.map(({ stepId, tool }, position) => ({
    execution_id: executionId,
    step_id: stepId,
    position,
    tool,
    status: 'Pending',
    started_at: null,
    ended_at: null,
  }));
  if (rows.length > 0) await db.insertInto('steps').values(rows).execute();
}

/** After the others. */
async function appendStep(
  { db }: Transaction,
  executionId: string,
  { stepId, call }: CompensatingStep,
): Promise<void> {
  const { count } = await db
    .selectFrom('steps')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('execution_id', '=', executionId)
    .executeTakeFirstOrThrow();
  const position = Number(count);
  const row = { execution_id: executionId, step_id: stepId, position, tool: call.tool, status: 'Pending' };
  await db
    .insertInto('steps')
    .values({ ...row, started_at: null, ended_at: null })
    .execute();
}

async function insertAttempts(
  { db }: Transaction,
  executionId: string,
  event: AttemptRecorded,
  at: string,
): Promise<void> {
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
}

async function endAttempts(
  { db }: Transaction,
  executionId: string,
  event: AttemptEnded,
  at: string,
): Promise<void> {
  await db
    .updateTable('attempts')
    .set({ outcome: event.outcome, ended_at: at })
    .where('execution_id', '=', executionId)
    .where('step_id', 'in', event.stepIds)
    .where('attempt', '=', event.attempt)
    .execute();
}

/** Writes the status of the steps whose status the events changed, and the recoveries that ended. */
export async function projectSteps(
  trx: Transaction,
  before: ExecutionSnapshot | undefined,
  after: ExecutionSnapshot,
): Promise<void> {
  for (const [index, step] of after.steps.entries()) {
    if ((before?.steps[index]?.status ?? 'Pending') === step.status) continue;
    const skippedAt = step.status === 'Skipped' ? after.updatedAt : null;
    await trx.db
      .updateTable('steps')
      .set({
        status: step.status,
        started_at: step.startedAt ?? null,
        ended_at: step.endedAt ?? skippedAt,
        failed_attempts: failedAttemptsOf(step),
      })
      .where('execution_id', '=', after.executionId)
      .where('step_id', '=', step.stepId)
      .execute();
  }
  await projectRecoveries(trx, before, after);
}
