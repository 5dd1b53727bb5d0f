import {
  type Address,
  type AssetChange,
  type ResolvedAction,
  type StepOutput,
  recipientOf,
} from '../../../domain';

/** What is known of a step besides what it changed. */
export interface OutputFacts {
  /** Base58. */
  readonly signature: string;
  readonly venue: string;
  /** Lamports. */
  readonly fee: bigint;
}

/** What a step gave and got, from differences of balances. */
export function measureOutput(
  wallet: Address,
  action: ResolvedAction,
  changes: readonly AssetChange[],
  facts: OutputFacts,
): Extract<StepOutput, { kind: 'assets' }> {
  const receiver = recipientOf(action) ?? wallet;
  return {
    kind: 'assets',
    ...facts,
    spent: assets(changes, wallet, -1n),
    received: assets(changes, receiver, 1n),
  };
}

function assets(
  changes: readonly AssetChange[],
  owner: Address,
  sign: bigint,
): { mint: Address; raw: bigint }[] {
  return changes
    .filter((change) => change.owner === owner && change.delta * sign > 0n)
    .map(({ mint, delta }) => ({ mint, raw: delta * sign }));
}
