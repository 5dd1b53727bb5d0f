import type { Address, AssetChange } from '../../../domain';

/** What happened between: `later` without `earlier`. */
export function changesSince(earlier: readonly AssetChange[], later: readonly AssetChange[]): AssetChange[] {
  return sum([...later, ...earlier.map((change) => ({ ...change, delta: -change.delta }))]);
}

/**
 * What each step of a landed transaction did. The ledger tells what all of them did together; the simulation told them
 * apart. Where the two differ, the difference belongs to the step whose outcome was open: the last that gets the token,
 * or else the last that touches it.
 * @param simulated of each step, in order
 * @param measured of the transaction
 */
export function changesOfParts(
  simulated: readonly (readonly AssetChange[])[],
  measured: readonly AssetChange[],
): AssetChange[][] {
  const parts = simulated.map((changes) => [...changes]);
  for (const difference of changesSince(sum(simulated.flat()), measured)) {
    const part = openPart(parts, difference) ?? parts.at(-1);
    part?.push(difference);
  }
  return parts.map(sum);
}

function openPart(parts: readonly AssetChange[][], difference: AssetChange): AssetChange[] | undefined {
  const touching = (change: AssetChange) =>
    change.owner === difference.owner && change.mint === difference.mint;
  return (
    parts.findLast((changes) => changes.some((change) => touching(change) && change.delta > 0n)) ??
    parts.findLast((changes) => changes.some(touching))
  );
}

function sum(changes: readonly AssetChange[]): AssetChange[] {
  const sums = new Map<string, { owner: Address; mint: Address; delta: bigint }>();
  for (const { owner, mint, delta } of changes) {
    const key = `${owner} ${mint}`;
    const known = sums.get(key);
    if (known) known.delta += delta;
    else sums.set(key, { owner, mint, delta });
  }
  return [...sums.values()].filter(({ delta }) => delta !== 0n);
}
