import { type ExecutionStatus, followExecution, hasEnded } from './follow-execution';
import type { PersistOptions } from './persist';
import type { ReevClient } from './reev-client';

export interface WaitOptions extends PersistOptions {
  /** Is this what was waited for? Default: the execution has ended, or waits for a person. */
  readonly until?: (status: ExecutionStatus) => boolean;
}

/**
 * Follows an execution until it is at rest, or as wanted.
 * @throws {ReevProblem} when the service refuses
 * @throws {ReevUnreachable} when it stays away
 * @throws {Error} when the execution ends otherwise
 */
export async function waitForExecution(
  client: ReevClient,
  executionId: string,
  { until = isAtRest, ...options }: WaitOptions = {},
): Promise<ExecutionStatus> {
  let last: ExecutionStatus | undefined;
  for await (const status of followExecution(client, executionId, options)) {
    if (until(status)) return status;
    last = status;
  }
  throw new Error(`Execution ${executionId} ended ${last?.status ?? 'unseen'}.`);
}

/** Does the execution not go on by itself? */
function isAtRest(status: ExecutionStatus): boolean {
  return status.status === 'AwaitingUser' || hasEnded(status);
}
