import { type Address, SOL } from '../money';
import type { AttemptEnded } from './attempt';
import type { ExecutionSnapshot } from './execution-snapshot';

/** What the transactions of one execution did to the wallet; raw units. */
export interface WalletChange {
  readonly assets: readonly {
    readonly mint: Address;
    /** When the flow was planned; absent: unknown. */
    readonly before?: bigint;
    /** By this execution, fees and rent included; negative: the wallet gave it. */
    readonly delta: bigint;
    /** Before and delta together; other flows of the wallet are not in it. */
    readonly after?: bigint;
  }[];
  /** Lamports that the network took, of failed transactions as well. */
  readonly fees: bigint;
  /** Lamports locked in new token accounts; negative: freed. */
  readonly rent: bigint;
  /** How many transactions the ledger executed. */
  readonly transactions: number;
}

/** Adds up what the ledger measured, a transaction that carried several steps once. */
export function walletChange({ wallet, holdings, steps }: ExecutionSnapshot): WalletChange {
  const landed = new Map<string, NonNullable<AttemptEnded['landed']>>();
  for (const { ended } of steps.flatMap(({ attempts }) => attempts))
    if (ended?.landed) landed.set(ended.landed.signature, ended.landed);
  const measured = [...landed.values()].map((transaction) => transaction.measured);
  const fees = measured.reduce((sum, { fee }) => sum + fee, 0n);
  const rent = measured.reduce((sum, diff) => sum + diff.rent, 0n);
  const deltas = new Map<Address, bigint>();
  const add = (mint: Address, delta: bigint) => deltas.set(mint, (deltas.get(mint) ?? 0n) + delta);
  if (fees + rent !== 0n) add(SOL.address, -fees - rent);
  for (const { owner, mint, delta } of measured.flatMap(({ changes }) => changes))
    if (owner === wallet) add(mint, delta);
  const assets = [...deltas].map(([mint, delta]) => {
    const known = holdings?.find((holding) => holding.mint === mint)?.raw;
    const before = known ?? (holdings && 0n);
    return before === undefined ? { mint, delta } : { mint, before, delta, after: before + delta };
  });
  return { assets, fees, rent, transactions: landed.size };
}
