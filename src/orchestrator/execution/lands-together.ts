import { type ExecutionSnapshot, type FlowPlan, type FlowStep, type StepId, isQuery } from '../../domain';
import { compensatingFlowStep } from './compensation';

/**
 * The steps that are to land in one transaction with `stepId`, which is first. Of a strict flow those are the steps after
 * it up to the next query, so that all of them land or none; otherwise each step is by itself, as is one that undoes
 * another. A benchmark is judged step by step, and runs so.
 */
export function landsTogether(
  plan: FlowPlan,
  { atomicMode, mode, steps }: ExecutionSnapshot,
  stepId: StepId,
): readonly FlowStep[] {
  const undo = compensatingFlowStep(steps.find((step) => step.stepId === stepId));
  if (undo) return [undo];
  const from = plan.steps.findIndex((step) => step.stepId === stepId);
  const first = plan.steps[from];
  if (first === undefined) throw new RangeError(`The plan has no step ${stepId}`);
  if (atomicMode !== 'strict' || mode === 'static' || isQuery(first.call)) return [first];
  const rest = plan.steps.slice(from);
  const end = rest.findIndex((step) => isQuery(step.call) || !isLeft(step));
  return end < 0 ? rest : rest.slice(0, end);

  function isLeft(step: FlowStep): boolean {
    return steps.some(
      (known) => known.stepId === step.stepId && (known.status === 'Pending' || known.status === 'Running'),
    );
  }
}
