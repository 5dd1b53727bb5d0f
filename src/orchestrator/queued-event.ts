import { type FlowEvent, type FlowPlan, plannedFacts } from '../domain';
import type { StartCommand } from './start-command';

/** The first event of an execution of this plan. */
export function queuedEvent(
  plan: FlowPlan,
  command: Pick<StartCommand, 'mode' | 'agent' | 'owner' | 'slippageBps' | 'signer' | 'recovery' | 'faults'>,
): FlowEvent {
  const { mode, agent, owner, slippageBps, signer, recovery, faults = [] } = command;
  const steps = plan.steps.map(({ stepId, call, description, critical, dependsOn }) => ({
    stepId,
    tool: call.tool,
    description,
    critical,
    dependsOn,
  }));
  return {
    type: 'execution_queued',
    ...plannedFacts(plan),
    mode,
    agent,
    slippageBps,
    steps,
    ...(owner !== undefined && { owner }),
    ...(signer && { signer }),
    ...(recovery && { recovery }),
    ...(faults.length > 0 && { faults }),
  };
}
