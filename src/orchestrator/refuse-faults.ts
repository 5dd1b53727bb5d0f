import { AppError, type FaultKind, type FlowPlan, type ToolCall, isQuery } from '../domain';
import { possibleCompensations } from './execution';
import type { StartCommand } from './start-command';

/** Faults that concern any transaction. */
const ANYWHERE: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'blockhash_expired',
  'rpc_timeout_after_send',
  'rpc_unavailable',
  'rate_limited',
  'insufficient_funds',
]);

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
  if (isQuery(call)) return false;
  if (ANYWHERE.has(kind)) return true;
  switch (call.tool) {
    case 'sol_transfer':
    case 'spl_transfer':
      return false;
    case 'jupiter_swap':
      return true;
    case 'jupiter_lend_earn_deposit':
    case 'jupiter_lend_earn_mint':
      return kind !== 'insufficient_liquidity';
    case 'jupiter_lend_earn_withdraw':
    case 'jupiter_lend_earn_redeem':
      return true;
    default:
      return call satisfies never;
  }
}
