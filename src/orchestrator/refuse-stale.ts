import { AppError, type ExecutionSnapshot } from '../domain';

/**
 * Holds a command against `If-Match` (RFC 9110 §13.1.1). The entity tag of a state begins with the execution and its
 * revision; a representation may follow.
 * @throws {AppError} `precondition_failed` when the execution is in none of the states
 */
export function refuseStale({ executionId, revision }: ExecutionSnapshot, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const states = ifMatch.split(',').map((tag) => /^(?:W\/)?"([^";]*)/.exec(tag.trim())?.[1]);
  if (states.includes(`${executionId}-${revision}`)) return;
  throw new AppError('precondition_failed', `The execution is at revision ${revision} by now.`, {
    suggestion: 'Read the status again, decide anew, and send its ETag as If-Match.',
  });
}
