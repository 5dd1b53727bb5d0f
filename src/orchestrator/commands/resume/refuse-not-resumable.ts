import { AppError, type ExecutionSnapshot, isFinished } from '../../../domain';

/** @throws {AppError} `execution_not_resumable` for a run of a benchmark, while it runs, and when nothing is left to do */
export function refuseNotResumable({ executionId, status, mode }: ExecutionSnapshot): void {
  if (mode === 'static') {
    throw new AppError('execution_not_resumable', `Execution ${executionId} is a run of a benchmark.`, {
      suggestion: 'Run the benchmark again: a run is judged by one way from its initial state.',
    });
  }
  if (!isFinished(status)) {
    throw new AppError('execution_not_resumable', `Execution ${executionId} has not ended: ${status}.`, {
      suggestion: 'Wait for its end, or stop it.',
    });
  }
  if (status === 'Completed')
    throw new AppError(
      'execution_not_resumable',
      `Execution ${executionId} completed: nothing is left to do.`,
    );
}
