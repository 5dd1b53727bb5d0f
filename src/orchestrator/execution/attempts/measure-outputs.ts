import {
  type Address,
  type AssetChange,
  type AttemptRecorded,
  type ExecutionSnapshot,
  type ResolvedAction,
  type StepOutput,
  recipientOf,
} from '../../../domain';
import type { LandedTransaction } from '../../../ledger';

type AssetsOutput = Extract<StepOutput, { kind: 'assets' }>;

/** What is known of a step besides what it changed. */
export interface OutputFacts {
  /** Base58. */
  readonly signature: string;
  readonly venue: string;
  /** Lamports. */
  readonly fee: bigint;
}

/** What each step of a landed transaction gave and got, in order. The fee counts to the first. */
export function outputsOf(
  { wallet }: ExecutionSnapshot,
  { actions, parts, venue }: AttemptRecorded,
  { signature, measured }: LandedTransaction,
): StepOutput[] {
  const simulated = parts?.map(({ changes }) => changes);
  const changes = simulated ? changesOfParts(simulated, measured.changes) : [measured.changes];
  return actions.map((action, index) =>
    measureOutput(wallet, action, changes[index] ?? [], {
      signature,
      venue: parts?.[index]?.venue ?? venue,
      fee: index === 0 ? measured.fee : 0n,
    }),
  );
}

/** What a step gave and got, from differences of balances. */
export function measureOutput(
  wallet: Address,
  action: ResolvedAction,
  changes: readonly AssetChange[],
  facts: OutputFacts,
): AssetsOutput {
  const receiver = recipientOf(action) ?? wallet;
  return {
    kind: 'assets',
    ...facts,
    spent: assets(changes, wallet, -1n),
    received: assets(changes, receiver, 1n),
  };
}

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

function assets(changes: readonly AssetChange[], owner: Address, sign: bigint): AssetsOutput['spent'] {
  return changes
    .filter((change) => change.owner === owner && change.delta * sign > 0n)
    .map(({ mint, delta }) => ({ mint, raw: delta * sign }));
}
