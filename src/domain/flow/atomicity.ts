import type { ExecutionSnapshot } from './execution-snapshot';

/** How a flow's steps landed: all in one transaction, or one after the other. */
export type Atomicity = 'transaction' | 'sequence';

/** The atomicity that was achieved so far; absent while nothing has landed. */
export function atomicityOf({ steps }: ExecutionSnapshot): Atomicity | undefined {
  const landed = steps.flatMap(({ output }) => (output?.kind === 'assets' ? [output.signature] : []));
  if (landed.length === 0) return undefined;
  return new Set(landed).size === 1 ? 'transaction' : 'sequence';
}
