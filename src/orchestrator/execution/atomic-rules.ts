import type { AtomicMode, ExecutionSnapshot, Failure, FlowEvent, StepSnapshot } from '../../domain';

/** Does the failure of this step end the flow at once? */
export function stopsFlow(mode: AtomicMode, step: { readonly critical: boolean }): boolean {
  switch (mode) {
    case 'strict':
      return true;
    case 'conditional':
      return step.critical;
    case 'lenient':
      return false;
    default:
      return mode satisfies never;
  }
}

/**
 * How an execution ends when nothing is left to run: a flow with a failed critical step is `Failed`, whatever else
 * happened, and so is one without a single completed step.
 */
export function endOf(snapshot: ExecutionSnapshot): FlowEvent {
  const failed = snapshot.steps.filter((step) => step.status === 'Failed');
  const decisive =
    failed.find((step) => step.critical || snapshot.atomicMode === 'strict') ?? lostFlow(snapshot, failed);
  return decisive
    ? { type: 'execution_failed', failure: failureOf(decisive) }
    : { type: 'execution_completed' };
}

function lostFlow(snapshot: ExecutionSnapshot, failed: readonly StepSnapshot[]): StepSnapshot | undefined {
  return snapshot.steps.some((step) => step.status === 'Completed') ? undefined : failed[0];
}

function failureOf(step: StepSnapshot): Failure {
  const { code, message, ...details } = step.failure ?? {
    code: 'internal_error',
    message: 'It failed without a reason.',
  };
  return { code, message: `Step ${step.stepId} failed: ${message}`, ...details };
}
