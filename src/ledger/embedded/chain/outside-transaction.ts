import bs58 from 'bs58';
import type { Address } from '../../../domain';
import { addressAt } from '../address-bytes';
import { ByteReader } from '../byte-reader';
import type { MessageHeader, ProgramCall } from '../message-layout';

export type TransactionVersion = 'legacy' | 0 | 1;

/** Accounts that a v0 message takes from a lookup table, by their places in it. */
export interface TableLookup {
  readonly table: Address;
  readonly writable: readonly number[];
  readonly readonly: readonly number[];
}

/** Budgets that a v1 message sets; what it leaves out is zero. */
export interface TransactionConfig {
  /** Lamports. */
  readonly priorityFee?: bigint;
  readonly computeUnitLimit?: number;
  /** Bytes. */
  readonly loadedAccountsDataSizeLimit?: number;
  /** Bytes. */
  readonly heapSize?: number;
}

/** What a compiled message of any version says. */
export interface MessageContent {
  readonly version: TransactionVersion;
  readonly header: MessageHeader;
  /** Addresses in the message itself; those of lookup tables follow them. */
  readonly addresses: readonly Address[];
  readonly blockhash: string;
  readonly calls: readonly ProgramCall[];
  readonly lookups: readonly TableLookup[];
  /** Only in v1. */
  readonly config?: TransactionConfig;
}

/** A transaction as somebody outside sends it; nothing in it is to be trusted. */
export interface OutsideTransaction {
  /** All of it, as it goes over the wire. */
  readonly wire: Uint8Array;
  /** What is signed. */
  readonly message: Uint8Array;
  /** 64 bytes each, in the order of the signers; zeros where nobody has signed. */
  readonly signatures: readonly Uint8Array[];
  readonly content: MessageContent;
}

export const SIGNATURE_LENGTH = 64;
const ADDRESS_LENGTH = 32;
const VERSION_0 = 0x80;
const VERSION_1 = 0x81;
const MAX_SIZE = { legacy: 1232, 0: 1232, 1: 4096 } as const;
const MAX_V1_ADDRESSES = 64;
const MAX_V1_SIGNATURES = 12;
const MAX_V1_INSTRUCTIONS = 64;

/**
 * Reads a transaction of any version, to the byte: the VM ends the process over bytes that it cannot read, so what is
 * returned here is what it reads too.
 * @throws {RangeError} saying what is wrong with the bytes
 */
export function readTransaction(wire: Uint8Array): OutsideTransaction {
  const transaction = wire[0] === VERSION_1 ? readV1(wire) : readSignaturesFirst(wire);
  const { version } = transaction.content;
  const limit = MAX_SIZE[version];
  if (wire.length > limit) throw new RangeError(`it has ${wire.length} bytes, of at most ${limit}`);
  check(transaction);
  return transaction;
}

/**
 * Reads a message without its signatures.
 * @throws {RangeError} saying what is wrong with the bytes
 */
export function readMessage(message: Uint8Array): MessageContent {
  const reader = new ByteReader(message);
  const content = message[0] === VERSION_1 ? readV1Message(reader) : readOlderMessage(reader);
  reader.end();
  checkContent(content);
  return content;
}

/** The transaction of a message with these signatures. */
export function wireOf(message: Uint8Array, signatures: readonly Uint8Array[]): Uint8Array {
  if (message[0] === VERSION_1) return Buffer.concat([message, ...signatures]);
  return Buffer.concat([Uint8Array.of(signatures.length), ...signatures, message]);
}

function readSignaturesFirst(wire: Uint8Array): OutsideTransaction {
  const reader = new ByteReader(wire);
  const signatures = reader.many(reader.shortLength(), () => reader.bytes(SIGNATURE_LENGTH));
  const message = wire.subarray(reader.position);
  const content = readOlderMessage(reader);
  reader.end();
  return { wire, message, signatures, content };
}

function readV1(wire: Uint8Array): OutsideTransaction {
  const reader = new ByteReader(wire);
  const content = readV1Message(reader);
  const message = wire.subarray(0, reader.position);
  const signatures = reader.many(content.header.signers, () => reader.bytes(SIGNATURE_LENGTH));
  reader.end();
  return { wire, message, signatures, content };
}

/** Legacy and v0: legacy has no version, and its first byte, the number of signers, is below {@link VERSION_0}. */
function readOlderMessage(reader: ByteReader): MessageContent {
  const version = reader.peek() < VERSION_0 ? 'legacy' : readVersion0(reader);
  const header = readHeader(reader);
  const addresses = reader.many(reader.shortLength(), () => addressAt(reader.bytes(ADDRESS_LENGTH)));
  const blockhash = bs58.encode(reader.bytes(ADDRESS_LENGTH));
  const calls = reader.many(reader.shortLength(), () => readCall(reader));
  const lookups = version === 0 ? reader.many(reader.shortLength(), () => readLookup(reader)) : [];
  return { version, header, addresses, blockhash, calls, lookups };
}

function readVersion0(reader: ByteReader): 0 {
  const prefix = reader.byte();
  if (prefix !== VERSION_0) throw new RangeError(`its version is ${prefix - VERSION_0}`);
  return 0;
}

function readHeader(reader: ByteReader): MessageHeader {
  return { signers: reader.byte(), readonlySigners: reader.byte(), readonlyOthers: reader.byte() };
}

function readCall(reader: ByteReader): ProgramCall {
  const program = reader.byte();
  const accounts = reader.bytes(reader.shortLength());
  return { program, accounts, data: reader.bytes(reader.shortLength()) };
}

function readLookup(reader: ByteReader): TableLookup {
  const table = addressAt(reader.bytes(ADDRESS_LENGTH));
  const writable = [...reader.bytes(reader.shortLength())];
  return { table, writable, readonly: [...reader.bytes(reader.shortLength())] };
}

/** Numbers first, then what they count: the programs' accounts and data stand together at the end. */
function readV1Message(reader: ByteReader): MessageContent {
  reader.byte();
  const header = readHeader(reader);
  const mask = reader.u32();
  const blockhash = bs58.encode(reader.bytes(ADDRESS_LENGTH));
  const [calls, accounts] = [reader.byte(), reader.byte()];
  const addresses = reader.many(accounts, () => addressAt(reader.bytes(ADDRESS_LENGTH)));
  const config = readConfig(reader, mask);
  const heads = reader.many(calls, () => ({
    program: reader.byte(),
    accounts: reader.byte(),
    data: reader.u16(),
  }));
  const read = heads.map(({ program, accounts: used, data }) => ({
    program,
    accounts: reader.bytes(used),
    data: reader.bytes(data),
  }));
  return { version: 1, header, addresses, blockhash, calls: read, lookups: [], config };
}

/** Two bits together say that there is a priority fee; one bit each the others. */
function readConfig(reader: ByteReader, mask: number): TransactionConfig {
  const fee = mask & 0b11;
  if (mask >>> 5 !== 0 || fee === 0b01 || fee === 0b10)
    throw new RangeError(`its configuration mask is ${mask}`);
  return {
    ...(fee === 0b11 && { priorityFee: reader.u64() }),
    ...((mask & 0b100) !== 0 && { computeUnitLimit: reader.u32() }),
    ...((mask & 0b1000) !== 0 && { loadedAccountsDataSizeLimit: reader.u32() }),
    ...((mask & 0b1_0000) !== 0 && { heapSize: reader.u32() }),
  };
}

function check({ signatures, content }: OutsideTransaction): void {
  if (signatures.length !== content.header.signers)
    throw new RangeError(`it has ${signatures.length} signatures for ${content.header.signers} signers`);
  checkContent(content);
}

/** What the runtime calls sanitizing: no number points beyond what there is. */
function checkContent({ version, header, addresses, calls, lookups }: MessageContent): void {
  const { signers, readonlySigners, readonlyOthers } = header;
  if (signers === 0 || readonlySigners >= signers) throw new RangeError('nobody pays for it');
  if (signers + readonlyOthers > addresses.length)
    throw new RangeError('its header counts too many accounts');
  const loaded = lookups.reduce((sum, { writable, readonly }) => sum + writable.length + readonly.length, 0);
  const total = addresses.length + loaded;
  if (total > 256) throw new RangeError(`it uses ${total} accounts`);
  for (const lookup of lookups)
    if (lookup.writable.length + lookup.readonly.length === 0)
      throw new RangeError('it takes nothing from a lookup table');
  for (const { program, accounts } of calls) {
    if (program === 0 || program >= addresses.length) throw new RangeError(`it calls account ${program}`);
    for (const account of accounts)
      if (account >= total) throw new RangeError(`a call uses account ${account} of ${total}`);
  }
  if (version === 1) checkV1(header, addresses, calls);
}

function checkV1(header: MessageHeader, addresses: readonly Address[], calls: readonly ProgramCall[]): void {
  if (addresses.length > MAX_V1_ADDRESSES) throw new RangeError(`it has ${addresses.length} addresses`);
  if (header.signers > MAX_V1_SIGNATURES) throw new RangeError(`it has ${header.signers} signers`);
  if (calls.length > MAX_V1_INSTRUCTIONS) throw new RangeError(`it has ${calls.length} instructions`);
  if (new Set(addresses).size < addresses.length) throw new RangeError('an address is there twice');
}
