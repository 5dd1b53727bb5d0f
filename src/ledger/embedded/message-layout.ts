import type { Address } from '../../domain';
import { isReserved } from './reserved-addresses';

/** One call of a program; the numbers are indexes into the accounts of the message. */
export interface ProgramCall {
  readonly program: number;
  readonly accounts: Uint8Array;
  readonly data: Uint8Array;
}

/** A call that a program made; the numbers are indexes into all accounts of the transaction. */
export interface InnerCall extends ProgramCall {
  /** Which call of the message it was made in. */
  readonly instruction: number;
  /** 2 for one that a program of the message made itself. */
  readonly stackHeight: number;
}

/** What a compiled message does with its accounts. */
export interface MessageLayout {
  /** Signers come first, the fee payer first of all; accounts from lookup tables come last. */
  readonly accounts: readonly Address[];
  readonly signers: readonly Address[];
  readonly writable: readonly Address[];
  readonly calls: readonly ProgramCall[];
}

/** How many of the accounts sign and may be written to: the header of a message. */
export interface MessageHeader {
  readonly signers: number;
  readonly readonlySigners: number;
  readonly readonlyOthers: number;
}

/** Accounts that a message takes from lookup tables. */
export interface LoadedAddresses {
  readonly writable: readonly Address[];
  readonly readonly: readonly Address[];
}

const NOTHING_LOADED: LoadedAddresses = { writable: [], readonly: [] };

/** Which accounts sign and which may be written to follows from their order and the header. */
export function layOut(
  addresses: readonly Address[],
  { signers, readonlySigners, readonlyOthers }: MessageHeader,
  calls: readonly ProgramCall[],
  loaded = NOTHING_LOADED,
): MessageLayout {
  const writable = [
    ...addresses.slice(0, signers - readonlySigners),
    ...addresses.slice(signers, addresses.length - readonlyOthers),
    ...loaded.writable,
  ].filter((address) => !isReserved(address));
  const accounts = [...addresses, ...loaded.writable, ...loaded.readonly];
  return { accounts, signers: accounts.slice(0, signers), writable, calls };
}
