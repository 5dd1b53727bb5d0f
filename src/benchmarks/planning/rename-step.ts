import {
  type Assumption,
  type FlowStep,
  type StepId,
  type ToolCall,
  amountOf,
  isQuery,
  withAmount,
} from '../../domain';

export type Rename = (stepId: StepId) => StepId;

const ID_IN_TEXT = /\b(?:earlier\/)?[a-z]+_\d+\b/g;

/** The step with every id in it renamed: its own, those it depends on, and those whose output it uses. */
export function renameStep(step: FlowStep, rename: Rename): FlowStep {
  return {
    ...step,
    stepId: rename(step.stepId),
    call: renameCall(step.call, rename),
    description: step.description.replace(ID_IN_TEXT, rename),
    dependsOn: step.dependsOn.map(rename),
  };
}

/** The assumption with the id of its step renamed, in its sentence too. */
export function renameAssumption(assumption: Assumption, rename: Rename): Assumption {
  const { stepId, detail } = assumption;
  return { ...assumption, stepId: rename(stepId), detail: detail.replace(ID_IN_TEXT, rename) };
}

function renameCall(call: ToolCall, rename: Rename): ToolCall {
  if (isQuery(call)) return call;
  const amount = amountOf(call);
  return amount.kind === 'output_of' ? withAmount(call, { ...amount, stepId: rename(amount.stepId) }) : call;
}
