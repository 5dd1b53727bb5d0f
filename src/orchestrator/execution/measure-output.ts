import type { Address, AssetChange, ResolvedAction, StepOutput } from '../../domain';
import type { LandedTransaction } from '../../ledger';

/** What a landed step gave and got, from balance differences on the ledger. */
export function measureOutput(
  wallet: Address,
  action: ResolvedAction,
  venue: string,
  landed: LandedTransaction,
): StepOutput {
  const { changes, fee } = landed.measured;
  const receiver = 'recipient' in action ? action.recipient : wallet;
  return {
    kind: 'assets',
    signature: landed.signature,
    venue,
    spent: assets(changes, wallet, -1n),
    received: assets(changes, receiver, 1n),
    fee,
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
