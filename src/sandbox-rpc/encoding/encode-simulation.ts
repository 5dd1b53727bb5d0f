import type { Address } from '../../domain';
import type { AccountState } from '../../ledger';
import type { ChainSimulation } from '../../ledger/embedded/chain';
import { encodeInner, encodeReturned, encodeTokenBalance } from './encode-meta';
import { transactionError } from './transaction-error';

/** Bytes of logs and of returned data that a node shows. */
const MAX_LOG_BYTES = 10_000;

/** What besides the simulation itself is told with it. */
export interface SimulationExtras {
  /** The accounts that the client asked for. */
  readonly accounts?: readonly (object | null)[];
  readonly replacementBlockhash?: { readonly blockhash: string; readonly lastValidBlockHeight: bigint };
  readonly showsInner?: boolean;
}

/** A simulation with all the members that clients look for; null where there is nothing to tell. */
export function encodeSimulation({ error, ran }: ChainSimulation, extras: SimulationExtras = {}): object {
  const detail = ran?.detail;
  const inner = detail && extras.showsInner === true;
  return {
    accounts: extras.accounts ?? null,
    err: error ? transactionError(error) : null,
    fee: detail?.fee ?? null,
    innerInstructions: inner ? encodeInner(detail.innerInstructions, ran.accounts, 'jsonParsed') : null,
    loadedAccountsDataSize: ran?.loadedDataSize ?? 0,
    loadedAddresses: detail ? { writable: detail.loaded.writable, readonly: detail.loaded.readonly } : null,
    logs: clampedLogs(detail?.logs ?? []),
    postBalances: detail?.postBalances ?? null,
    postTokenBalances: detail?.postTokenBalances.map(encodeTokenBalance) ?? null,
    preBalances: detail?.preBalances ?? null,
    preTokenBalances: detail?.preTokenBalances.map(encodeTokenBalance) ?? null,
    replacementBlockhash: extras.replacementBlockhash ?? null,
    returnData: detail ? encodeReturned(detail) : null,
    unitsConsumed: detail?.computeUnits ?? 0n,
  };
}

/**
 * An account as it would be after the simulation: `undefined` when it would not be there.
 * @param now the account as it is
 */
export function accountAfter(
  { ran }: ChainSimulation,
  address: Address,
  now: AccountState | undefined,
): AccountState | undefined {
  return ran?.writable.includes(address) === true ? ran.after.get(address) : now;
}

function clampedLogs(logs: readonly string[]): string[] {
  const shown: string[] = [];
  let bytes = 0;
  for (const line of logs) {
    bytes += Buffer.byteLength(line);
    if (bytes > MAX_LOG_BYTES) return [...shown, 'Log truncated'];
    shown.push(line);
  }
  return shown;
}
