import type { ExecutionSnapshot, StepSnapshot } from './execution-snapshot';
import type { MetFault } from './fault';
import type { StepId } from './ids';

/**
 * The fault that the next attempt at these steps meets: those that were asked for come one after the other, in the order
 * asked for, each for as many attempts as asked for.
 */
export function dueFault(execution: ExecutionSnapshot, stepIds: readonly StepId[]): MetFault | undefined {
  const met = metFaults(execution);
  for (const { stepId, kind, times } of execution.faults ?? []) {
    if (!stepIds.includes(stepId)) continue;
    const key = `${stepId} ${kind}`;
    const before = met.get(key) ?? 0;
    if (before < times) return { stepId, kind };
    met.set(key, before - times);
  }
  return undefined;
}

function metFaults({ steps }: ExecutionSnapshot): Map<string, number> {
  const met = new Map<string, number>();
  for (const fault of [...steps.flatMap(ofAttempts), ...steps.flatMap(ofUnsigned)]) {
    const key = `${fault.stepId} ${fault.kind}`;
    met.set(key, (met.get(key) ?? 0) + 1);
  }
  return met;
}

/** An attempt that carries several steps is told by each of them: it counts where its fault is. */
function ofAttempts({ stepId, attempts }: StepSnapshot): MetFault[] {
  return attempts.flatMap(({ recorded, ended }) => {
    const fault = recorded?.fault ?? ended?.fault;
    return fault?.stepId === stepId ? [fault] : [];
  });
}

/** What was never signed met its fault, too. */
function ofUnsigned({ questions }: StepSnapshot): MetFault[] {
  return questions.flatMap(({ answer, proposal }) =>
    proposal?.fault && answer?.choice !== 'sign' ? [proposal.fault] : [],
  );
}
