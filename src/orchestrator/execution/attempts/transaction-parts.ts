import type { FlowStep } from '../../../domain';

/** Do later steps give what this step gets? */
export function isPassedOn({ guards }: FlowStep, later: readonly FlowStep[]): boolean {
  const got = guards.minCredit.filter(({ owner }) => owner === undefined).map(({ mint }) => mint);
  return later.some((step) => step.guards.maxDebit.some(({ mint }) => got.includes(mint)));
}

/**
 * Which part of a transaction an instruction belongs to.
 * @param counts instructions of each part, in order
 * @returns `undefined` when it is not known, or belongs to none
 */
export function partOfInstruction(
  counts: readonly number[],
  instruction: number | undefined,
): number | undefined {
  if (instruction === undefined) return undefined;
  let end = 0;
  const index = counts.findIndex((count) => instruction < (end += count));
  return index < 0 ? undefined : index;
}
