import { AppError, type ExecutionSnapshot, isFinished } from '../../../domain';

/** @throws {AppError} `execution_finished` */
export function refuseFinished({ executionId, status }: ExecutionSnapshot): void {
  if (!isFinished(status)) return;
  throw new AppError('execution_finished', `Execution ${executionId} has already ended: ${status}.`, {
    suggestion: 'There is nothing to stop: read its status.',
  });
}
