import { type ActionCall, type FlowPlan, type StepId, inverseOf, isQuery } from '../../../domain';

/** The step that undoes another. */
export const undoIdOf = (stepId: StepId): StepId => `undo_${stepId}`;

/** A step that may come to be, with a call of one raw unit. */
export interface PossibleCompensation {
  /** The step that it would undo. */
  readonly of: StepId;
  readonly stepId: StepId;
  readonly call: ActionCall;
}

/** The steps by which a strict plan could be undone: which of them run, the run shows. */
export function possibleCompensations({ atomicMode, steps }: FlowPlan): readonly PossibleCompensation[] {
  if (atomicMode !== 'strict' || steps.length === 1) return [];
  return steps.flatMap(({ stepId, call }) => {
    const inverse = isQuery(call) ? undefined : inverseOf(call);
    return inverse ? [{ of: stepId, stepId: undoIdOf(stepId), call: inverse.call(1n) }] : [];
  });
}
