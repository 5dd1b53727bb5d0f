import type { AttemptSnapshot, StepSnapshot } from '../../domain';

/** Steps that were tried in one transaction, with their attempts: usually one step. */
export interface TransactionGroup {
  readonly steps: readonly StepSnapshot[];
  /** In order; of several steps those of all. */
  readonly attempts: readonly AttemptSnapshot[];
}

/** Steps in the order of the plan, those together that shared an attempt. */
export function transactionGroups(steps: readonly StepSnapshot[]): TransactionGroup[] {
  const groups: StepSnapshot[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last?.some((other) => areTogether(other, step)) === true) last.push(step);
    else groups.push([step]);
  }
  return groups.map((group) => ({ steps: group, attempts: attemptsOf(group) }));
}

function areTogether({ attempts }: StepSnapshot, { stepId }: StepSnapshot): boolean {
  return attempts.some((attempt) => stepIdsOf(attempt).includes(stepId));
}

function attemptsOf(steps: readonly StepSnapshot[]): AttemptSnapshot[] {
  const byNumber = new Map<number, AttemptSnapshot>();
  for (const { attempts } of steps) for (const attempt of attempts) byNumber.set(attempt.attempt, attempt);
  return [...byNumber.values()].sort((a, b) => a.attempt - b.attempt);
}

/** The steps that an attempt was about. */
export function stepIdsOf({ recorded, ended }: AttemptSnapshot): readonly string[] {
  return recorded?.stepIds ?? ended?.stepIds ?? [];
}
