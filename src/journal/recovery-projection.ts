import { type ExecutionSnapshot, type StepSnapshot, isFinished, recoveryOf } from '../domain';
import type { Transaction } from '../storage';

/**
 * Keeps one row of every recovery that ended between two states, with its parts by strategy and by class. Costs nothing
 * when nothing failed.
 */
export async function projectRecoveries(
  trx: Transaction,
  before: ExecutionSnapshot | undefined,
  after: ExecutionSnapshot,
): Promise<void> {
  for (const [index, step] of after.steps.entries()) {
    const isEnd = hasEnded(step)
      ? before?.steps[index]?.status !== step.status
      : isCutShort(step, after) && !(before && isFinished(before.status));
    if (isEnd) await insertRecovery(trx, after, step);
  }
}

function hasEnded({ status }: StepSnapshot): boolean {
  return status === 'Completed' || status === 'Failed';
}

function isCutShort({ status }: StepSnapshot, { status: flowStatus }: ExecutionSnapshot): boolean {
  return status === 'Running' && isFinished(flowStatus);
}

async function insertRecovery(
  { db }: Transaction,
  { executionId, updatedAt }: ExecutionSnapshot,
  step: StepSnapshot,
): Promise<void> {
  const endedAt = step.endedAt ?? updatedAt;
  const recovery = recoveryOf(step, endedAt);
  if (recovery === undefined) return;
  const place = { execution_id: executionId, step_id: step.stepId, ended_at: endedAt };
  const { outcome, machineMs, personMs = null, parts } = recovery;
  await db
    .insertInto('recoveries')
    .values({ ...place, outcome, machine_ms: machineMs, person_ms: personMs })
    .execute();
  const rows = parts.map((part) => ({
    ...place,
    kind: part.kind,
    name: part.name,
    outcome: part.outcome,
    attempts: part.attempts,
    machine_ms: part.machineMs,
  }));
  await db.insertInto('recovery_parts').values(rows).execute();
}
