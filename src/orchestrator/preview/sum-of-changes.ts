import type { AssetChange } from '../../domain';

/** One change for each owner and token; what cancels out is left out. */
export function sumOfChanges(changes: readonly AssetChange[]): AssetChange[] {
  const byHolding = Map.groupBy(changes, ({ owner, mint }) => `${owner} ${mint}`);
  return [...byHolding.values()].flatMap((same) => {
    const delta = same.reduce((sum, change) => sum + change.delta, 0n);
    return same[0] && delta !== 0n ? [{ ...same[0], delta }] : [];
  });
}
