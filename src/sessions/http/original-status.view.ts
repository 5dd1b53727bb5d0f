import type { Wire } from '../../common/wire';
import { type ExecutionSnapshot, isFinished } from '../../domain';
import { executionStatusView } from './execution-status.view';
import { originalError, originalStatus } from './original-status';
import { durationOf } from './step.view';
import { toolCallViews } from './tool-call.view';

/** The status under the paths of the original: with the members of its server and those that its web client reads. */
export function originalStatusView(execution: ExecutionSnapshot, trace: string): Wire {
  return {
    ...executionStatusView(execution),
    ...serverMembers(execution),
    ...webClientMembers(execution),
    trace,
  };
}

function serverMembers(execution: ExecutionSnapshot) {
  return {
    status: originalStatus(execution),
    error_message: originalError(execution),
    result_data: resultOf(execution),
    metadata: {},
    session_id: execution.executionId,
    tool_calls: toolCallViews(execution),
  };
}

function webClientMembers(execution: ExecutionSnapshot) {
  const { executionId, createdAt, updatedAt, startedAt, finishedAt, score } = execution;
  return {
    id: executionId,
    start_time: startedAt ?? createdAt,
    end_time: finishedAt ?? null,
    error: originalError(execution),
    score: score?.score ?? null,
    timestamp: updatedAt,
    execution_time_ms: durationOf(startedAt, finishedAt),
    color_class: colorOf(execution),
  };
}

/** The colour that the web client gives to a score; gray while there is none. */
function colorOf({ score }: ExecutionSnapshot): string {
  if (score === undefined) return 'gray';
  if (score.score >= 1) return 'green';
  return score.score >= 0.25 ? 'yellow' : 'red';
}

function resultOf({ status, mode, score }: ExecutionSnapshot): Wire {
  if (!isFinished(status)) return null;
  return { success: status === 'Completed', score: score?.score ?? null, execution_mode: mode };
}
