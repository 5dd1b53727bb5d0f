import { toWire } from '../common/wire';
import type { FlowPlan, FlowStep } from '../domain';
import type { FlowPreview } from '../orchestrator';
import type { FlowPlanDto, PlannedStepDto } from './dto/flow-plan.dto';
import { previewView, stepPreviewView } from './preview-view';

export function planView(plan: FlowPlan, preview: FlowPreview): FlowPlanDto {
  return Object.assign(toWire(plan) as unknown as FlowPlanDto, {
    steps: plan.steps.map((step) => stepView(step, preview)),
    preview: previewView(preview),
  });
}

function stepView(step: FlowStep, preview: FlowPreview): PlannedStepDto {
  const { call, ...facts } = step;
  const { tool, ...args } = call;
  return Object.assign(toWire(facts) as unknown as PlannedStepDto, {
    tool,
    args: toWire(args) as unknown as object,
    preview: stepPreviewView(preview, step.stepId),
  });
}
