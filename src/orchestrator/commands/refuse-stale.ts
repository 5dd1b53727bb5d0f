import { AppError, type ExecutionSnapshot } from '../../domain';

/** The revisions that a command is good for; `undefined`: whatever has happened. */
export type ExpectedRevisions = readonly number[] | undefined;

/** @throws {AppError} `precondition_failed` when the execution is at none of them */
export function refuseStale({ revision }: ExecutionSnapshot, expected: ExpectedRevisions): void {
  if (expected === undefined || expected.includes(revision)) return;
  throw new AppError('precondition_failed', `The execution is at revision ${revision} by now.`, {
    suggestion: 'Read the status again, decide anew, and go by the revision that it has then.',
  });
}
