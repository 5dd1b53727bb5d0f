import type { ExecutionSnapshot, FlowPlan } from '../domain';
import { acceptedView } from '../sessions';
import { benchmarkFilePath } from './benchmark-file-path';
import type { ExecutionAcceptedDto } from './dto/execution-accepted.dto';

/** What bridge mode does about failures. */
const ONE_ATTEMPT = { attempts_per_step: 1, recovery_enabled: false } as const;

/** @param durationMs what it took to plan */
export function acceptedFlowView(
  plan: FlowPlan,
  execution: ExecutionSnapshot,
  durationMs: number,
): ExecutionAcceptedDto {
  const { flowId, mode, prompt, wallet } = execution;
  return {
    ...acceptedView(execution, durationMs),
    benchmark_id: flowId,
    wallet,
    result: {
      flow_id: flowId,
      steps_generated: plan.steps.length,
      execution_mode: mode,
      prompt_processed: prompt,
      ...(mode === 'bridge' && { ...ONE_ATTEMPT, yml_file: benchmarkFilePath(flowId) }),
    },
    assumptions: plan.assumptions.map(({ code, stepId, detail }) => ({ code, step_id: stepId, detail })),
    warnings: [...plan.warnings],
  };
}
