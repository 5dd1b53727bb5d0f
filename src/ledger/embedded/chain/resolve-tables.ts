import type { Address } from '../../../domain';
import type { AccountState } from '../../ledger';
import { addressAt } from '../address-bytes';
import type { LoadedAddresses } from '../message-layout';
import type { VmError } from '../vm-error';
import { NOTHING_LOADED } from './execution-detail';
import type { TableLookup } from './outside-transaction';

const LOOKUP_TABLE_PROGRAM = 'AddressLookupTab1e1111111111111111111111111';
/** Where the addresses of a lookup table begin, and how long each is. */
const HEADER = 56;
const ADDRESS_LENGTH = 32;

/** `TransactionError` of the runtime, by its number. */
const [TABLE_NOT_FOUND, WRONG_OWNER, WRONG_DATA, WRONG_INDEX] = [22, 23, 24, 25] as const;

/**
 * The addresses that a message takes from lookup tables, or why it cannot have them.
 * @param read how to read a table, which is in memory
 */
export function resolveTables(
  lookups: readonly TableLookup[],
  read: (table: Address) => AccountState | undefined,
): LoadedAddresses | VmError {
  if (lookups.length === 0) return NOTHING_LOADED;
  const writable: Address[] = [];
  const readonly: Address[] = [];
  for (const lookup of lookups) {
    const table = read(lookup.table);
    const problem = problemOf(table, lookup);
    if (table === undefined || problem !== undefined) return refusal(problem ?? TABLE_NOT_FOUND);
    writable.push(...lookup.writable.map((index) => entryAt(table, index)));
    readonly.push(...lookup.readonly.map((index) => entryAt(table, index)));
  }
  return { writable, readonly };
}

function problemOf(table: AccountState | undefined, lookup: TableLookup): number | undefined {
  if (table === undefined) return TABLE_NOT_FOUND;
  if (table.owner !== LOOKUP_TABLE_PROGRAM) return WRONG_OWNER;
  if (table.data.length < HEADER || (table.data.length - HEADER) % ADDRESS_LENGTH !== 0) return WRONG_DATA;
  const entries = (table.data.length - HEADER) / ADDRESS_LENGTH;
  const highest = Math.max(...lookup.writable, ...lookup.readonly);
  return highest < entries ? undefined : WRONG_INDEX;
}

function entryAt({ data }: AccountState, index: number): Address {
  return addressAt(data, HEADER + index * ADDRESS_LENGTH);
}

function refusal(code: number): VmError {
  return { kind: 'transaction', code };
}
