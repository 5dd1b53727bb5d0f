import type { AttemptSnapshot, StepSnapshot } from '../../domain';

/** Steps that share transactions, or one step by itself. */
export type StepBlock = readonly [StepSnapshot, ...StepSnapshot[]];

/** Steps in their order, those that were ever part of one transaction together. */
export function stepBlocks(steps: readonly StepSnapshot[]): StepBlock[] {
  const blocks: [StepSnapshot, ...StepSnapshot[]][] = [];
  const blockOf = new Map<string, [StepSnapshot, ...StepSnapshot[]]>();
  for (const step of steps) {
    const joined = step.attempts.flatMap(stepIdsOf).map((id) => blockOf.get(id));
    const block = joined.find((found) => found !== undefined);
    if (block) block.push(step);
    const own = block ?? [step];
    if (!block) blocks.push(own);
    blockOf.set(step.stepId, own);
  }
  return blocks;
}

/** The attempts of a block in order, one that carried several steps once. */
export function attemptsOf(block: StepBlock): AttemptSnapshot[] {
  const byKey = new Map<string, AttemptSnapshot>();
  for (const attempt of block.flatMap(({ attempts }) => attempts)) {
    byKey.set(`${attempt.attempt} ${stepIdsOf(attempt).join(' ')}`, attempt);
  }
  return [...byKey.values()].sort((a, b) => a.attempt - b.attempt);
}

/** The steps that an attempt carried. */
export function stepIdsOf({ recorded, ended }: AttemptSnapshot): readonly string[] {
  return recorded?.stepIds ?? ended?.stepIds ?? [];
}
