import type { FlowEvent } from './flow-event';
import type { FlowPlan } from './flow-plan';
import { holdingsOf } from './holding';

type Queued = Extract<FlowEvent, { type: 'execution_queued' }>;

/** What the first event of an execution keeps of its plan, besides the steps. */
export type PlannedFacts = Pick<
  Queued,
  'flowId' | 'wallet' | 'atomicMode' | 'ledger' | 'prompt' | 'assumptions' | 'warnings' | 'holdings'
>;

/** What the user was told about the plan stays with every execution of it. */
export function plannedFacts(plan: FlowPlan): PlannedFacts {
  const { flowId, wallet, atomicMode, ledger, prompt, assumptions, warnings, context } = plan;
  return {
    flowId,
    wallet,
    atomicMode,
    ledger,
    prompt,
    holdings: holdingsOf(context),
    ...(assumptions.length > 0 && { assumptions }),
    ...(warnings.length > 0 && { warnings }),
  };
}
