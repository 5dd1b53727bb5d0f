import type { AccountState } from '../../ledger';

/** Bytes that the runtime counts for an account besides its data, and for a lookup table. */
const ACCOUNT_OVERHEAD = 64;
const TABLE_SIZE = 8_248;

/**
 * The bytes that a transaction has the runtime load, which it can limit.
 * @param accounts those of the transaction that exist
 */
export function loadedDataSize(accounts: readonly AccountState[], tables: number): number {
  return accounts.reduce((sum, { data }) => sum + data.length + ACCOUNT_OVERHEAD, tables * TABLE_SIZE);
}
