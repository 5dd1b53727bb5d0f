import { AppError, type FlowPlan } from '../../../domain';

/**
 * Where money is real, nobody runs what a model read without having seen it.
 * @throws {AppError} `flow_id_required`
 */
export function refuseUnseenPlan({ ledger, planner }: FlowPlan): void {
  if (ledger === 'sandbox' || !planner.startsWith('llm:')) return;
  throw new AppError('flow_id_required', 'A language model read the prompt: the plan has to be seen first.', {
    suggestion: 'Plan it with "keep": true, look at the plan, and run it by its flow_id.',
  });
}
