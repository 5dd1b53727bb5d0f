import { AppError, type FlowPlan } from '../../../domain';
import type { StartCommand } from './start-command';

/** @throws {AppError} `assumptions_not_accepted` where money is real and the command does not take what the plan assumes */
export function refuseAssumptions(plan: FlowPlan, command: Pick<StartCommand, 'acceptAssumptions'>): void {
  if (plan.assumptions.length === 0 || plan.ledger === 'sandbox' || command.acceptAssumptions) return;
  const details = plan.assumptions.map((assumption) => assumption.detail).join(' ');
  throw new AppError('assumptions_not_accepted', details, {
    suggestion: 'Say it in the prompt, or send "accept_assumptions": true.',
  });
}
