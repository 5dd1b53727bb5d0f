import type { FlowEvent, FlowPlan } from '../domain';
import type { StartCommand } from './start-command';

/** The first event of an execution of this plan. */
export function queuedEvent(
  plan: FlowPlan,
  command: Pick<StartCommand, 'mode' | 'agent' | 'owner' | 'slippageBps' | 'signer' | 'recovery' | 'faults'>,
): FlowEvent {
  const { flowId, wallet, atomicMode, ledger, prompt } = plan;
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
    flowId,
    mode,
    agent,
    wallet,
    atomicMode,
    ledger,
    prompt,
    slippageBps,
    steps,
    ...(owner !== undefined && { owner }),
    ...(signer && { signer }),
    ...(recovery && { recovery }),
    ...(faults.length > 0 && { faults }),
  };
}
