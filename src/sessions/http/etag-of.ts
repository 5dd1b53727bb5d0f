import type { ExecutionSnapshot } from '../../domain';

/** The strong entity tag of a state; another representation of the same state adds its name (RFC 9110 §8.8.3). */
export function etagOf(
  { executionId, revision }: Pick<ExecutionSnapshot, 'executionId' | 'revision'>,
  representation = '',
): string {
  return `"${executionId}-${revision}${representation}"`;
}
