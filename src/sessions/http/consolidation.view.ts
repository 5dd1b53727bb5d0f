import { type Wire, toWire } from '../../common/wire';
import { type ExecutionSnapshot, isFinished } from '../../domain';
import type { ConsolidatedDto, ConsolidationStatusDto } from './dto/consolidation.dto';
import { originalStatus } from './original-status';
import { durationOf } from './step.view';

/** Stands between an execution's id and the time of its end in the id of its consolidated session. */
const MARK = '_consolidated_';

/** The id of the execution that an id of a consolidated session, or of an execution, stands for. */
export function executionIdIn(sessionId: string): string {
  return sessionId.split(MARK, 1)[0] ?? sessionId;
}

/** All that an execution did, as the original sums the sessions of an execution up. It has ended. */
export function consolidatedView(execution: ExecutionSnapshot): ConsolidatedDto {
  const { executionId, updatedAt, finishedAt = updatedAt } = execution;
  const totals = totalsOf(execution);
  return {
    success: true,
    session_id: sessionIdOf(execution),
    execution_id: executionId,
    content: JSON.stringify(contentOf(execution, totals)),
    metadata: totals,
    created_at: finishedAt,
  };
}

/** How far that is. @param wantsTotals are they to be told, once there are any? */
export function consolidationStatusView(
  execution: ExecutionSnapshot,
  wantsTotals: boolean,
): ConsolidationStatusDto {
  const { executionId, status, updatedAt } = execution;
  const complete = isFinished(status);
  return {
    execution_id: executionId,
    complete,
    consolidated_session_id: complete ? sessionIdOf(execution) : null,
    status: stageOf(execution),
    message: `The execution is ${originalStatus(execution)}.`,
    updated_at: updatedAt,
    metadata: complete && wantsTotals ? totalsOf(execution) : null,
  };
}

function stageOf({ status }: ExecutionSnapshot): string {
  if (status === 'Completed') return 'completed';
  if (status === 'Timeout') return 'timeout';
  if (isFinished(status)) return 'failed';
  return status === 'Queued' ? 'pending' : 'in_progress';
}

function sessionIdOf({ executionId, updatedAt, finishedAt = updatedAt }: ExecutionSnapshot): string {
  return `${executionId}${MARK}${Date.parse(finishedAt)}`;
}

function contentOf(execution: ExecutionSnapshot, totals: Totals): Wire {
  const { executionId, steps, updatedAt, finishedAt = updatedAt } = execution;
  const succeeded = steps.filter(({ status }) => status === 'Completed').length;
  return {
    consolidated_session_id: sessionIdOf(execution),
    execution_id: executionId,
    total_sessions: totals.session_count,
    consolidated_at: finishedAt,
    steps: steps.map(({ stepId, tool, description, status, startedAt, endedAt, output, failure }) => ({
      step_id: stepId,
      tool_name: tool,
      description,
      status,
      success: status === 'Completed',
      duration_ms: durationOf(startedAt, endedAt),
      output: toWire(output),
      error_message: failure?.message ?? null,
    })),
    metadata: { ...totals, successful_steps: succeeded, failed_steps: steps.length - succeeded },
  };
}

type Totals = ReturnType<typeof totalsOf>;

/** Measured, or null: a score is a benchmark's alone. */
function totalsOf({ steps, score, startedAt, finishedAt }: ExecutionSnapshot) {
  const succeeded = steps.filter(({ status }) => status === 'Completed').length;
  return {
    avg_score: score?.score ?? null,
    total_tools: steps.filter(({ startedAt: begun }) => begun !== undefined).length,
    success_rate: steps.length === 0 ? null : (100 * succeeded) / steps.length,
    execution_duration_ms: durationOf(startedAt, finishedAt),
    session_count: 1,
  };
}
