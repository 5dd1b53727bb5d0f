import { type ExecutionSnapshot, type StepSnapshot, isFinished, isOpen } from '../../domain';
import type { NodeStatus } from './graph-node';
import type { Timeline } from './timeline';
import { elapsed, outputText } from './words';

/** Adds a step: what it is to do, and once it has ended, what came of it. */
export function addStep(timeline: Timeline, execution: ExecutionSnapshot, step: StepSnapshot): void {
  const { stepId, tool, startedAt, endedAt, output, failure, skippedBecause, compensation } = step;
  const took = elapsed(startedAt, endedAt);
  const isCarried = output !== undefined && startedAt === undefined;
  if (step.compensates) timeline.because('compensation');
  timeline.add({
    id: `step_${stepId}`,
    kind: 'step',
    status: stepStatus(step, execution),
    title: step.description,
    details: [
      ...(output ? [outputText(tool, output)] : []),
      ...(isCarried ? [`done by ${execution.resumedFrom ?? 'an earlier execution'}`] : []),
      ...(failure ? [`failed: ${failure.code}`] : []),
      ...(compensation ? [fateOf(compensation, step.status)] : []),
      ...(skippedBecause === undefined ? [] : [`skipped: ${skippedBecause}`]),
    ],
    stepId,
    ...(startedAt !== undefined && { startedAt }),
    ...(took !== undefined && { durationMs: took }),
    ...(output?.kind === 'assets' && {
      spent: output.spent,
      received: output.received,
      venue: output.venue,
      signature: output.signature,
    }),
    ...(failure && { failure: { code: failure.code, message: failure.message } }),
  });
}

/** Whether what it did is undone, or stays. */
function fateOf(
  { by, reason }: NonNullable<StepSnapshot['compensation']>,
  status: StepSnapshot['status'],
): string {
  if (by === undefined) return `not undone: ${reason}`;
  return status === 'Compensated' ? `undone by ${by}` : `to be undone by ${by}`;
}

const STEP_STATUS = {
  Pending: 'pending',
  Running: 'running',
  Completed: 'succeeded',
  Compensated: 'compensated',
  Failed: 'failed',
  Skipped: 'skipped',
} as const;

/** A step that the flow left behind did not fail: it was stopped on its way, or never begun. */
function stepStatus(step: StepSnapshot, { status }: ExecutionSnapshot): NodeStatus {
  if (isFinished(status) && step.status === 'Pending') return 'skipped';
  if (isFinished(status) && step.status === 'Running') return 'stopped';
  return step.status === 'Running' && isWaiting(step) ? 'waiting' : STEP_STATUS[step.status];
}

/** Does it wait for a person, or for its delay to pass? */
function isWaiting({ questions, recoveries, attempts }: StepSnapshot): boolean {
  if (questions.some(isOpen)) return true;
  const decision = recoveries.at(-1);
  const lastAttempt = attempts.at(-1)?.attempt ?? decision?.attempt;
  return decision?.strategy === 'retry' && decision.delayMs > 0 && decision.attempt === lastAttempt;
}
