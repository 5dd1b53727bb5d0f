import { type FlowPlan, isQuery } from '../../domain';
import { LEAST_BACK_BPS, possibleCompensations } from '../execution';
import type { SimulatedTransaction } from './transaction-simulator';

/** What a preview of these transactions of the plan takes for granted. */
export function previewAssumptions(plan: FlowPlan, transactions: readonly SimulatedTransaction[]): string[] {
  if (transactions.length === 0) return [];
  const later = transactions.filter(({ after }) => after.length > 0).flatMap(({ stepIds }) => stepIds);
  return [
    'Balances, pools and prices are those of this moment; when the flow runs, every step is quoted and simulated anew.',
    ...(later.length > 0
      ? [
          `${later.join(', ')}: simulated with the steps ahead of it in one transaction, each quoted against the state that ` +
            'those before it lead to. When the flow runs they land one after the other, and others may trade in between.',
        ]
      : []),
    ...(transactions.length > 1 ? undoing(plan) : []),
    ...transactions.flatMap(({ stepIds, without }) =>
      without.length > 0
        ? [
            `${stepIds.join(', ')}: simulated as if ${without.join(', ')} had not been, for there was no room for them ` +
              'in the same transaction: what they give and take is not reckoned with.',
          ]
        : [],
    ),
  ];
}

/** A strict plan that does not fit one transaction: what happens to what has landed when a later step fails. */
function undoing(plan: FlowPlan): string[] {
  const undoable = new Set(possibleCompensations(plan).map(({ of }) => of));
  const actions = plan.steps.filter(({ call }) => !isQuery(call)).map(({ stepId }) => stepId);
  if (plan.atomicMode !== 'strict' || actions.length < 2) return [];
  const stays = actions.filter((stepId) => !undoable.has(stepId));
  return [
    'The steps do not land in one transaction. When one fails, those that have landed are undone, last first, as long as ' +
      `at least ${LEAST_BACK_BPS / 100} % of what a step gave comes back.` +
      (stays.length > 0 ? ` Never undone: ${stays.join(', ')}, and what they were made of.` : ''),
  ];
}
