import type { ExecutionSnapshot, FlowPlan } from '../domain';
import { linksOf, pollingView } from '../sessions';
import { benchmarkFilePath } from './benchmark-file-path';
import type { ExecutionAcceptedDto } from './dto/execution-accepted.dto';

/** What bridge mode does about failures. */
const ONE_ATTEMPT = { attempts_per_step: 1, recovery_enabled: false } as const;

/** @param durationMs what it took to plan */
export function acceptedView(
  plan: FlowPlan,
  execution: ExecutionSnapshot,
  durationMs: number,
): ExecutionAcceptedDto {
  const { executionId, flowId, status, mode, prompt } = execution;
  return {
    execution_id: executionId,
    session_id: executionId,
    flow_id: flowId,
    benchmark_id: flowId,
    status,
    duration_ms: durationMs,
    result: {
      flow_id: flowId,
      steps_generated: plan.steps.length,
      execution_mode: mode,
      prompt_processed: prompt,
      ...(mode === 'bridge' && { ...ONE_ATTEMPT, yml_file: benchmarkFilePath(flowId) }),
    },
    error: null,
    logs: [],
    tool_calls: [],
    assumptions: plan.assumptions.map(({ code, stepId, detail }) => ({ code, step_id: stepId, detail })),
    warnings: [...plan.warnings],
    links: linksOf(executionId),
    polling: pollingView(execution),
  };
}
