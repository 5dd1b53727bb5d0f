import { AppError } from '../errors';
import type { ExecutionSnapshot } from './execution-snapshot';

/** Whose executions somebody may see and touch: everybody's, or those of one owner. */
export type Reach = 'everything' | { readonly owner: string };

/** An execution of nobody in particular is within no owner's reach. */
export function isWithin(reach: Reach, { owner }: { readonly owner?: string }): boolean {
  return reach === 'everything' || reach.owner === owner;
}

/**
 * Takes what is out of reach for what is not there: nobody learns that it exists.
 * @throws {AppError} `execution_not_found`
 */
export function assertWithin(
  reach: Reach,
  execution: ExecutionSnapshot | undefined,
  executionId: string,
): asserts execution is ExecutionSnapshot {
  if (execution !== undefined && isWithin(reach, execution)) return;
  throw new AppError('execution_not_found', `There is no execution ${executionId}.`);
}
