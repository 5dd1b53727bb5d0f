import type { Wire } from '../../common/wire';
import { toWire } from '../../common/wire';
import { type ExecutionSnapshot, atomicityOf, openQuestionOf, progressOf } from '../../domain';
import { linksOf } from '../links';
import { suggestionFor } from '../suggestion';
import { pollingView } from './polling.view';
import { durationOf, questionView, stepView } from './step.view';

/**
 * The status of an execution, each fact in one place. Depends on the state alone, so that equal revisions give equal bytes.
 */
export function executionStatusView(execution: ExecutionSnapshot): { readonly [member: string]: Wire } {
  return { ...stateView(execution), ...orderView(execution), ...workView(execution) };
}

/** Where it stands. */
function stateView(execution: ExecutionSnapshot) {
  const { executionId, flowId, benchmarkId, status, revision, failure, stopRequested } = execution;
  const { createdAt, updatedAt, startedAt, finishedAt } = execution;
  return {
    execution_id: executionId,
    flow_id: flowId,
    benchmark_id: benchmarkId ?? flowId,
    status,
    revision,
    progress: progressOf(execution),
    created_at: createdAt,
    updated_at: updatedAt,
    started_at: startedAt ?? null,
    finished_at: finishedAt ?? null,
    duration_ms: durationOf(startedAt, finishedAt),
    failure: toWire(failure && { ...failure, suggestion: suggestionFor(execution) }),
    stop_requested: stopRequested ?? null,
  };
}

/** What was asked for, and how it is to be done. */
function orderView(execution: ExecutionSnapshot) {
  const { mode, agent, wallet, prompt, ledger, atomicMode } = execution;
  return {
    mode,
    planner: execution.planner ?? 'grammar',
    agent,
    wallet,
    prompt,
    ledger,
    atomic_mode: atomicMode,
    recovery_config: toWire(execution.recovery),
    execution_timeout_seconds: execution.timeoutSeconds ?? null,
    assumptions: toWire(execution.assumptions ?? []),
    faults: toWire(execution.faults ?? []),
    signer: execution.signer ?? 'ledger',
    resumed_from: execution.resumedFrom ?? null,
  };
}

/** What was done. */
function workView(execution: ExecutionSnapshot) {
  const { executionId, steps } = execution;
  return {
    current_step: steps.find(({ status }) => status === 'Running')?.stepId ?? null,
    steps: steps.map(stepView),
    questions: openQuestions(execution),
    atomicity: atomicityOf(execution) ?? null,
    scoring: toWire(execution.score),
    links: { ...linksOf(executionId) },
    polling: { ...pollingView(execution) },
  };
}

function openQuestions(execution: ExecutionSnapshot): Wire {
  const open = openQuestionOf(execution);
  return open ? [questionView(open)] : [];
}
