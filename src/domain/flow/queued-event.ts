import type { PlannedStepSummary, QueuedEvent } from './flow-event';
import type { FlowPlan, FlowStep } from './flow-plan';
import { holdingsOf } from './holding';

type Facts = Omit<QueuedEvent, 'type' | 'trace'>;
type Always =
  'flowId' | 'mode' | 'agent' | 'wallet' | 'atomicMode' | 'ledger' | 'prompt' | 'slippageBps' | 'steps';

/** What an execution begins with; `undefined` is the same as absent. */
export type QueuedFacts = Pick<Facts, Always> & {
  readonly [K in Exclude<keyof Facts, Always>]?: Facts[K] | undefined;
};

/** The first event of an execution. Says nothing of what is absent, and nothing of empty lists. */
export function queuedEvent(facts: QueuedFacts): QueuedEvent {
  const { assumptions = [], warnings = [], faults = [], holdings, ...others } = facts;
  const { planner, owner, signer, recovery, timeoutSeconds, resumedFrom, carried, benchmarkId, ...always } =
    others;
  return {
    type: 'execution_queued',
    ...always,
    ...(holdings && { holdings }),
    ...(assumptions.length > 0 && { assumptions }),
    ...(warnings.length > 0 && { warnings }),
    ...(planner !== undefined && { planner }),
    ...(owner !== undefined && { owner }),
    ...(signer && { signer }),
    ...(recovery && { recovery }),
    ...(timeoutSeconds !== undefined && { timeoutSeconds }),
    ...(faults.length > 0 && { faults }),
    ...(resumedFrom !== undefined && { resumedFrom }),
    ...(carried && { carried }),
    ...(benchmarkId !== undefined && { benchmarkId }),
  };
}

/** What every execution of a plan begins with: what the user was told about the plan stays with it. */
export function plannedFacts(plan: FlowPlan): Omit<QueuedFacts, 'mode' | 'agent' | 'slippageBps'> {
  const { flowId, planner, wallet, atomicMode, ledger, prompt, assumptions, warnings, context, steps } = plan;
  const holdings = holdingsOf(context);
  return {
    flowId,
    planner,
    wallet,
    atomicMode,
    ledger,
    prompt,
    assumptions,
    warnings,
    holdings,
    steps: steps.map(summaryOf),
  };
}

/** What a view shows of a step before it ran. */
export function summaryOf({ stepId, call, description, critical, dependsOn }: FlowStep): PlannedStepSummary {
  return { stepId, tool: call.tool, description, critical, dependsOn };
}
