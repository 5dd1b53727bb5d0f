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
    ? { type: 'execution_failed', failure: failureOf(decisive, snapshot) }
    : { type: 'execution_completed' };
}

function lostFlow(snapshot: ExecutionSnapshot, failed: readonly StepSnapshot[]): StepSnapshot | undefined {
  return snapshot.steps.some((step) => step.status === 'Completed') ? undefined : failed[0];
}

/** With what became of the steps that had landed, where that was decided. */
function failureOf(step: StepSnapshot, { steps }: ExecutionSnapshot): Failure {
  const { code, message, ...details } = step.failure ?? {
    code: 'internal_error',
    message: 'It failed without a reason.',
  };
  const undone = namesOf(steps.filter(({ status }) => status === 'Compensated'));
  const left = namesOf(steps.filter(({ status, compensation }) => status === 'Completed' && compensation));
  const fate = [...(undone ? [` Undone: ${undone}.`] : []), ...(left ? [` Not undone: ${left}.`] : [])];
  return { code, message: `Step ${step.stepId} failed: ${message}${fate.join('')}`, ...details };
}

function namesOf(steps: readonly StepSnapshot[]): string {
  return steps.map(({ stepId }) => stepId).join(', ');
}
