import type { Wire } from '../../common/wire';
import { toWire } from '../../common/wire';
import { type ExecutionSnapshot, atomicityOf, isFinished, openQuestionOf, progressOf } from '../../domain';
import { linksOf } from '../links';
import { executionTrace } from './execution-trace';
import { pollingView } from './polling.view';
import { durationOf, questionView, stepView } from './step.view';
import { toolCallViews } from './tool-call.view';

/**
 * The status of an execution: the fields of the original, what its web client reads, and ours. Depends on the state alone,
 * so that equal revisions give equal bytes.
 */
export function executionStatusView(execution: ExecutionSnapshot): Wire {
  return { ...originalFields(execution), ...webClientFields(execution), ...ownFields(execution) };
}

function originalFields(execution: ExecutionSnapshot) {
  const { executionId, flowId, agent, status, createdAt, updatedAt, failure } = execution;
  return {
    execution_id: executionId,
    benchmark_id: execution.benchmarkId ?? flowId,
    agent,
    status,
    created_at: createdAt,
    updated_at: updatedAt,
    progress: progressOf(execution),
    error_message: failure?.message ?? null,
    result_data: resultOf(execution),
    metadata: {},
  };
}

function webClientFields(execution: ExecutionSnapshot) {
  const { executionId, createdAt, updatedAt, startedAt, finishedAt, failure } = execution;
  return {
    id: executionId,
    start_time: startedAt ?? createdAt,
    end_time: finishedAt ?? null,
    trace: executionTrace(execution),
    error: failure?.message ?? null,
    score: execution.score?.score ?? null,
    timestamp: updatedAt,
    execution_time_ms: durationOf(startedAt, finishedAt),
    color_class: colorOf(execution),
  };
}

/** The colour that the web client of the original gives to a score; gray while there is none. */
function colorOf({ score }: ExecutionSnapshot): string {
  if (score === undefined) return 'gray';
  if (score.score >= 1) return 'green';
  return score.score >= 0.25 ? 'yellow' : 'red';
}

function ownFields(execution: ExecutionSnapshot) {
  const {
    executionId,
    flowId,
    mode,
    wallet,
    prompt,
    ledger,
    atomicMode,
    revision,
    steps,
    failure,
    stopRequested,
  } = execution;
  return {
    flow_id: flowId,
    session_id: executionId,
    mode,
    wallet,
    prompt,
    ledger,
    atomic_mode: atomicMode,
    revision,
    current_step: steps.find(({ status }) => status === 'Running')?.stepId ?? null,
    steps: steps.map(stepView),
    tool_calls: toolCallViews(execution),
    questions: openQuestions(execution),
    failure: toWire(failure),
    stop_requested: stopRequested ?? null,
    atomicity: atomicityOf(execution) ?? null,
    scoring: toWire(execution.score),
    recovery_config: toWire(execution.recovery),
    faults: toWire(execution.faults ?? []),
    signer: execution.signer ?? 'ledger',
    resumed_from: execution.resumedFrom ?? null,
    links: { ...linksOf(executionId) },
    polling: { ...pollingView(execution) },
  };
}

function openQuestions(execution: ExecutionSnapshot): Wire {
  const open = openQuestionOf(execution);
  return open ? [questionView(open)] : [];
}

function resultOf(execution: ExecutionSnapshot): Wire {
  const { status, mode, steps } = execution;
  if (!isFinished(status)) return null;
  const outputs = steps.map(({ stepId, output }) => ({ step_id: stepId, output: toWire(output) }));
  return { success: status === 'Completed', execution_mode: mode, steps: outputs };
}
