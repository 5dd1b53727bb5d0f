import { DEFINITIONS, type FlowStep, STRATEGIES, type StepSnapshot, isQuery } from '../../../domain';
import { plannedGuards } from '../../../planning';

/** The step that undoes another, to be run like any step of a plan; `undefined` for a step of the plan. */
export function compensatingFlowStep(step: StepSnapshot | undefined): FlowStep | undefined {
  if (step?.compensates === undefined) return undefined;
  const { stepId, description, critical, dependsOn, compensates } = step;
  const { call, least } = compensates;
  if (isQuery(call)) throw new TypeError(`${stepId} moves nothing`);
  const guards = { ...plannedGuards(call, []), minCredit: [least] };
  const estimatedTimeSeconds = DEFINITIONS[call.tool].seconds;
  return {
    stepId,
    call,
    description,
    critical,
    dependsOn,
    guards,
    recovery: STRATEGIES,
    estimatedTimeSeconds,
  };
}
