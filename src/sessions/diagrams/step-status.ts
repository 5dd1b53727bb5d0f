import { type ExecutionSnapshot, type StepSnapshot, isFinished, isOpen } from '../../domain';
import type { NodeStatus } from './graph-node';
import { type StepBlock, stepIdsOf } from './step-blocks';

const STEP_STATUS = {
  Pending: 'pending',
  Running: 'running',
  Completed: 'succeeded',
  Compensated: 'compensated',
  Failed: 'failed',
  Skipped: 'skipped',
} as const;

/**
 * How a step stands. One that the flow left behind did not fail: it was stopped on its way, or never begun. Steps of one
 * transaction wait together.
 */
export function stepStatus(step: StepSnapshot, block: StepBlock, { status }: ExecutionSnapshot): NodeStatus {
  if (isFinished(status) && step.status === 'Pending') return 'skipped';
  if (isFinished(status) && step.status === 'Running') return 'stopped';
  const together = block.filter((other) => other === step || isCarriedWith(other, step));
  return step.status === 'Running' && together.some(isWaiting) ? 'waiting' : STEP_STATUS[step.status];
}

/** Did the last attempt at one carry the other, too? */
function isCarriedWith({ attempts }: StepSnapshot, { stepId }: StepSnapshot): boolean {
  const last = attempts.at(-1);
  return last !== undefined && stepIdsOf(last).includes(stepId);
}

/** Does it wait for a person, or for its delay to pass? */
function isWaiting({ questions, recoveries, attempts }: StepSnapshot): boolean {
  if (questions.some(isOpen)) return true;
  const decision = recoveries.at(-1);
  const lastAttempt = attempts.at(-1)?.attempt ?? decision?.attempt;
  return decision !== undefined && decision.delayMs > 0 && decision.attempt === lastAttempt;
}

/** In this order the status of one step is that of all; where none of these is any, they are alike or have succeeded. */
const GRAVEST: readonly NodeStatus[] = ['failed', 'waiting', 'running', 'stopped'];

/** How a transaction of several steps stands. */
export function togetherStatus(statuses: readonly NodeStatus[]): NodeStatus {
  const gravest = GRAVEST.find((status) => statuses.includes(status));
  const [first = 'pending'] = statuses;
  return gravest ?? (statuses.every((status) => status === first) ? first : 'succeeded');
}
