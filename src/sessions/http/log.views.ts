import { type ExecutionSnapshot, isActive, progressOf } from '../../domain';
import type { ExecutionLogDto, FlowSessionDto, TransactionLogDto } from './dto/logs.dto';
import { originalError, originalStatus } from './original-status';
import { durationOf } from './step.view';
import { transactionLog } from './transaction-log';

const NO_RUN = 'The benchmark has not been run yet.';

/** An execution in the list of a flow or benchmark. */
export function sessionView(execution: ExecutionSnapshot): FlowSessionDto {
  return { session_id: execution.executionId, ...stateOf(execution), score: execution.score?.score ?? null };
}

/** What an execution did. */
export function executionLogView(execution: ExecutionSnapshot, trace: string): ExecutionLogDto {
  return { ...headOf(execution), trace };
}

/** What the programs logged. */
export function transactionLogView(execution: ExecutionSnapshot, trace: string): TransactionLogDto {
  return {
    ...headOf(execution),
    trace,
    transaction_logs: transactionLog(execution),
    message: originalError(execution),
    format: 'text',
    show_cu: true,
  };
}

/** The transaction log of a benchmark that nobody has run. */
export function emptyTransactionLog(benchmarkId: string): TransactionLogDto {
  return {
    benchmark_id: benchmarkId,
    execution_id: null,
    agent_type: null,
    interface: 'web',
    status: null,
    final_status: null,
    is_running: false,
    progress: 0,
    result: null,
    trace: '',
    transaction_logs: `📝 ${NO_RUN}`,
    message: NO_RUN,
    format: 'text',
    show_cu: true,
  };
}

function stateOf(execution: ExecutionSnapshot) {
  return {
    agent_type: execution.agent,
    interface: 'web',
    status: originalStatus(execution).toLowerCase(),
    is_running: isActive(execution.status),
    progress: progressOf(execution),
  };
}

function headOf(execution: ExecutionSnapshot) {
  const { executionId, flowId, benchmarkId, status, startedAt, finishedAt } = execution;
  const duration = durationOf(startedAt, finishedAt);
  const result =
    duration === null ? null : { duration_ms: duration, exit_code: status === 'Completed' ? 0 : 1 };
  return {
    benchmark_id: benchmarkId ?? flowId,
    execution_id: executionId,
    ...stateOf(execution),
    final_status: originalStatus(execution),
    result,
  };
}
