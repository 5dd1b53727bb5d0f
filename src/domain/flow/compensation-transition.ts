import type { CompensationDecided } from './compensation';
import type { ExecutionSnapshot, StepSnapshot } from './execution-snapshot';

/** The state after it was decided what becomes of a landed step; the step that undoes it comes after all others. */
export function decideCompensation(
  snapshot: ExecutionSnapshot,
  { stepId, by, reason }: CompensationDecided,
): ExecutionSnapshot {
  const steps = snapshot.steps.map((step) =>
    step.stepId === stepId ? { ...step, compensation: { reason, ...(by && { by: by.stepId }) } } : step,
  );
  return { ...snapshot, steps: by ? [...steps, compensating(stepId, by)] : steps };
}

function compensating(of: string, by: NonNullable<CompensationDecided['by']>): StepSnapshot {
  const { stepId, call, description, least } = by;
  return {
    stepId,
    tool: call.tool,
    description,
    critical: false,
    dependsOn: [],
    status: 'Pending',
    attempts: [],
    recoveries: [],
    alternatives: [],
    questions: [],
    compensates: { stepId: of, call, least },
  };
}

/** The state once the step that undoes another has completed. */
export function compensated(snapshot: ExecutionSnapshot, stepId: string): ExecutionSnapshot {
  const of = snapshot.steps.find((step) => step.stepId === stepId)?.compensates?.stepId;
  if (of === undefined) return snapshot;
  return {
    ...snapshot,
    steps: snapshot.steps.map((step) => (step.stepId === of ? { ...step, status: 'Compensated' } : step)),
  };
}
