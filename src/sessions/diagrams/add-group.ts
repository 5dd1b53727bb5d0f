import { type AskedQuestion, type RecoveryDecided, type StepSnapshot, isOpen } from '../../domain';
import type { GraphNode, NodeStatus, Timeline } from './timeline';
import { attemptLines, describeAlternative, questionLines, stepLines } from './node-lines';
import type { TransactionGroup } from './transaction-groups';

const STEP_STATUS = {
  Pending: 'pending',
  Running: 'running',
  Completed: 'done',
  Failed: 'failed',
  Skipped: 'skipped',
} as const;

/**
 * Adds the attempts at some steps, what was done between them, and the steps themselves.
 * @param isOver has the execution ended? Then nothing waits any more
 */
export function addGroup(timeline: Timeline, group: TransactionGroup, isOver: boolean): void {
  const { steps, attempts } = group;
  let label: string | undefined;
  if (hasMore(group)) {
    for (const [index, attempt] of attempts.entries()) {
      const lines = attemptLines(attempt);
      timeline.add(
        { id: idOf(steps, `attempt_${attempt.attempt}`), kind: 'attempt', status: statusOf(attempt), lines },
        label,
      );
      const isLast = index === attempts.length - 1;
      label = addRecovery(timeline, group, { attempt: attempt.attempt, isPending: isLast && !isOver });
    }
  }
  for (const step of steps) {
    timeline.add(
      { id: nodeId(step.stepId), kind: 'step', status: stepStatus(step), lines: stepLines(step) },
      label,
    );
    label = undefined;
  }
}

function hasMore({ steps, attempts }: TransactionGroup): boolean {
  if (steps.length > 1 || attempts.length > 1) return true;
  return steps.some(({ recoveries, status }) => recoveries.length > 0 || status === 'Failed');
}

interface After {
  readonly attempt: number;
  /** Has the next attempt not been made yet? */
  readonly isPending: boolean;
}

/** @returns what the transition to the next state is called */
function addRecovery(timeline: Timeline, { steps }: TransactionGroup, after: After): string | undefined {
  const decided = steps
    .flatMap(({ recoveries }) => recoveries)
    .find(({ attempt }) => attempt === after.attempt);
  if (decided === undefined) return undefined;
  const node = recoveryNode(steps, decided, after);
  if (node !== undefined) timeline.add(node, decided.errorClass);
  return node === undefined ? transition(decided) : undefined;
}

function transition({ strategy, errorClass }: RecoveryDecided): string {
  return strategy === undefined ? `given up, ${errorClass}` : `${strategy} at once, ${errorClass}`;
}

function recoveryNode(
  steps: readonly StepSnapshot[],
  decided: RecoveryDecided,
  { attempt, isPending }: After,
): GraphNode | undefined {
  const { strategy, delayMs, reason, alternative, rejected = [] } = decided;
  if (alternative !== undefined) {
    const others = rejected.length > 0 ? [`${rejected.length} other ways were rejected`] : [];
    const lines = [describeAlternative(alternative), reason, ...others];
    return { id: idOf(steps, `alternative_${attempt}`), kind: 'alternative', status: 'done', lines };
  }
  const question = steps.flatMap(({ questions }) => questions).find((asked) => asked.attempt === attempt);
  if (strategy === 'user_fulfillment' && question !== undefined) {
    const id = idOf(steps, `question_${attempt}`);
    return { id, kind: 'question', status: questionStatus(question), lines: questionLines(question) };
  }
  if (strategy !== 'retry' || delayMs === 0) return undefined;
  const status = isPending ? 'waiting' : 'done';
  return { id: idOf(steps, `wait_${attempt}`), kind: 'wait', status, lines: [`Waits ${delayMs} ms`, reason] };
}

function questionStatus(question: AskedQuestion): NodeStatus {
  if (isOpen(question)) return 'waiting';
  return question.answer === undefined ? 'failed' : 'done';
}

function stepStatus({ status, questions }: StepSnapshot): NodeStatus {
  return status === 'Running' && questions.some(isOpen) ? 'waiting' : STEP_STATUS[status];
}

function statusOf({ ended }: TransactionGroup['attempts'][number]): NodeStatus {
  if (ended === undefined) return 'running';
  return ended.outcome === 'landed' ? 'done' : ended.outcome;
}

function idOf(steps: readonly StepSnapshot[], name: string): string {
  return `${nodeId(steps[0]?.stepId ?? 'step')}_${name}`;
}

function nodeId(stepId: string): string {
  return stepId.replace(/\W/g, '_');
}
