import { type ExecutionSnapshot, FAILURE_TEXTS, type StepSnapshot } from '../../domain';
import { stepStatus } from './step-status';
import type { NodeDraft } from './timeline';
import type { StepBlock } from './step-blocks';
import { elapsed, outputText } from './words';

/** A step: what it is to do, and once it has ended, its result. */
export function stepNode(execution: ExecutionSnapshot, block: StepBlock, step: StepSnapshot): NodeDraft {
  const { stepId, tool, startedAt, endedAt, output, failure, skippedBecause, compensation } = step;
  const took = elapsed(startedAt, endedAt);
  const isCarried = output !== undefined && startedAt === undefined;
  return {
    id: `step_${stepId}`,
    kind: 'step',
    status: stepStatus(step, block, execution),
    title: step.description,
    details: [
      ...(output ? [outputText(tool, output)] : []),
      ...(isCarried ? [`done by ${execution.resumedFrom ?? 'an earlier execution'}`] : []),
      ...(failure ? [`failed: ${FAILURE_TEXTS[failure.code]}`] : []),
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
  };
}

/** Whether what it did is undone, or stays. */
function fateOf(
  { by, reason }: NonNullable<StepSnapshot['compensation']>,
  status: StepSnapshot['status'],
): string {
  if (by === undefined) return `not undone: ${reason}`;
  return status === 'Compensated' ? `undone by ${by}` : `to be undone by ${by}`;
}
