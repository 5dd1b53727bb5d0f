import { toWire } from '../common/wire';
import type { FlowPlan, FlowStep } from '../domain';
import type { FlowPlanDto, PlannedStepDto } from './dto/flow-plan.dto';

export function planView(plan: FlowPlan): FlowPlanDto {
  return Object.assign(toWire(plan) as unknown as FlowPlanDto, { steps: plan.steps.map(stepView) });
}

function stepView(step: FlowStep): PlannedStepDto {
  const { call, ...facts } = step;
  const { tool, ...args } = call;
  return Object.assign(toWire(facts) as unknown as PlannedStepDto, {
    tool,
    args: toWire(args) as unknown as object,
  });
}
