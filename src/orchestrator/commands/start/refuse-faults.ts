import { ACTIONS, AppError, type FaultKind, type FlowPlan, type ToolCall, isQuery } from '../../../domain';
import { possibleCompensations } from '../../execution';
import type { StartCommand } from './start-command';

/**
 * @throws {AppError} `not_on_this_ledger` where money is real, `unknown_step` for a step that the plan has not,
 *   `fault_not_applicable` for one that cannot have the fault
 */
export function refuseFaults(plan: FlowPlan, { faults = [] }: StartCommand): void {
  if (faults.length > 0 && plan.ledger !== 'sandbox')
    throw new AppError('not_on_this_ledger', 'Only the sandbox has faults to order.');
  const steps = [...plan.steps, ...possibleCompensations(plan)];
  for (const [index, { stepId, kind }] of faults.entries()) {
    const step = steps.find((known) => known.stepId === stepId);
    const field = `sandbox.faults.${index}`;
    if (step === undefined) {
      const known = steps.map((other) => other.stepId).join(', ');
      throw new AppError('unknown_step', `The plan has no step ${stepId}.`, {
        suggestion: `Its steps are ${known}.`,
        errors: [{ field: `${field}.step`, message: `step must be one of ${known}` }],
      });
    }
    if (!canHave(step.call, kind)) {
      throw new AppError('fault_not_applicable', `${step.call.tool} cannot have the fault ${kind}.`, {
        suggestion: 'Choose another fault or another step.',
        errors: [{ field: `${field}.kind`, message: `kind does not apply to ${step.call.tool}` }],
      });
    }
  }
}

function canHave(call: ToolCall, kind: FaultKind): boolean {
  return !isQuery(call) && ACTIONS[call.tool].faults.includes(kind);
}
