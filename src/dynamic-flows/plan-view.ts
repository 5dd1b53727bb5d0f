import { toWire } from '../common/wire';
import type { FlowPlan, FlowStep } from '../domain';
import type { FlowPreview } from '../orchestrator';
import type { FlowPlanDto, PlannedStepDto } from './dto/flow-plan.dto';
import { previewView, stepPreviewView } from './preview-view';

export function planView(plan: FlowPlan, preview: FlowPreview): FlowPlanDto {
  return {
    ...toWire(plan),
    steps: plan.steps.map((step) => stepView(step, preview)),
    preview: previewView(preview),
  };
}

function stepView(step: FlowStep, preview: FlowPreview): PlannedStepDto {
  const { call, ...facts } = step;
  const { tool, ...args } = call;
  return { ...toWire(facts), tool, args: toWire(args), preview: stepPreviewView(preview, step.stepId) };
}
