import type { ExecutionSnapshot, FlowStatus } from '../../domain';

/** The status as clients of the original know it: they poll until it is `Completed` or `Failed`, and know no other end. */
export function originalStatus({ status }: Pick<ExecutionSnapshot, 'status'>): FlowStatus {
  return status === 'Stopped' || status === 'Timeout' ? 'Failed' : status;
}

/** Why an execution did not complete, in words, also where that is nobody's failure; null: it did, or has not ended. */
export function originalError({ status, failure }: ExecutionSnapshot): string | null {
  if (failure !== undefined) return failure.message;
  if (status === 'Timeout') return 'The execution took too long.';
  return status === 'Stopped' ? 'The execution was stopped by a user.' : null;
}
