import bs58 from 'bs58';
import type { Address } from '../../domain';
import {
  type ExecutionDetail,
  type HistoricTransaction,
  type MessageContent,
  type OutsideTransaction,
  readTransaction,
} from '../../ledger/embedded/chain';
import { RpcError } from '../wire/rpc-error';
import { type InstructionStyle, encodeCall, encodeMeta } from './encode-meta';

export const TRANSACTION_ENCODINGS = ['json', 'jsonParsed', 'base64', 'base58', 'binary'] as const;
export type TransactionEncoding = (typeof TRANSACTION_ENCODINGS)[number];

/** What the client wants to see, and can read. */
export interface TransactionView {
  readonly encoding: TransactionEncoding;
  /** The latest version that the client knows; absent: legacy only. */
  readonly maxVersion: bigint | undefined;
}

/**
 * A landed transaction with what it did.
 * @throws {RpcError} -32015 when the client does not know its version
 */
export function encodeTransaction(
  { wire, detail }: HistoricTransaction,
  { encoding, maxVersion }: TransactionView,
): object {
  const transaction = readTransaction(wire);
  const { version } = transaction.content;
  if (version !== 'legacy' && (maxVersion === undefined || BigInt(version) > maxVersion))
    throw unsupported(version);
  const accounts = accountsOf(transaction.content, detail);
  const style: InstructionStyle = encoding === 'jsonParsed' ? 'jsonParsed' : 'json';
  return {
    transaction: encodeWire(transaction, accounts, encoding),
    meta: encodeMeta(detail, accounts, style),
    ...(maxVersion !== undefined && { version }),
  };
}

/** The addresses of a transaction's accounts, those from lookup tables last. */
function accountsOf({ addresses }: MessageContent, { loaded }: ExecutionDetail): Address[] {
  return [...addresses, ...loaded.writable, ...loaded.readonly];
}

function encodeWire(
  transaction: OutsideTransaction,
  accounts: readonly Address[],
  encoding: TransactionEncoding,
): unknown {
  const { wire, signatures, content } = transaction;
  switch (encoding) {
    case 'base64':
      return [Buffer.from(wire).toString('base64'), encoding];
    case 'base58':
      return [bs58.encode(wire), encoding];
    case 'binary':
      return bs58.encode(wire);
    case 'json':
      return { signatures: signatures.map(toBase58), message: encodeMessage(content, accounts) };
    case 'jsonParsed':
      return { signatures: signatures.map(toBase58), message: encodeParsedMessage(content, accounts) };
  }
}

function encodeMessage(content: MessageContent, accounts: readonly Address[]): object {
  const { header, addresses, blockhash } = content;
  return {
    header: {
      numRequiredSignatures: header.signers,
      numReadonlySignedAccounts: header.readonlySigners,
      numReadonlyUnsignedAccounts: header.readonlyOthers,
    },
    accountKeys: addresses,
    recentBlockhash: blockhash,
    instructions: encodeCalls(content, accounts, 'json'),
    ...versioned(content),
  };
}

function encodeParsedMessage(content: MessageContent, accounts: readonly Address[]): object {
  return {
    accountKeys: accounts.map((pubkey, index) => ({ pubkey, ...roleOf(content, index) })),
    recentBlockhash: content.blockhash,
    instructions: encodeCalls(content, accounts, 'jsonParsed'),
    ...versioned(content),
  };
}

function roleOf({ header, addresses, lookups }: MessageContent, index: number): object {
  const { signers, readonlySigners, readonlyOthers } = header;
  const loadedWritable = lookups.reduce((sum, { writable }) => sum + writable.length, 0);
  const signer = index < signers;
  if (index >= addresses.length)
    return { signer, writable: index < addresses.length + loadedWritable, source: 'lookupTable' };
  const writable = signer ? index < signers - readonlySigners : index < addresses.length - readonlyOthers;
  return { signer, writable, source: 'transaction' };
}

function encodeCalls(
  { calls }: MessageContent,
  accounts: readonly Address[],
  style: InstructionStyle,
): object[] {
  return calls.map(({ program, accounts: used, data }) =>
    encodeCall({ program, accounts: [...used], data, stackHeight: 1 }, accounts, style),
  );
}

/** What only some versions have. */
function versioned({ version, lookups, config }: MessageContent): object {
  switch (version) {
    case 'legacy':
      return {};
    case 0:
      return {
        addressTableLookups: lookups.map(({ table, writable, readonly }) => ({
          accountKey: table,
          writableIndexes: writable,
          readonlyIndexes: readonly,
        })),
      };
    case 1:
      return {
        transactionConfig: {
          computeUnitLimit: config?.computeUnitLimit ?? null,
          heapSize: config?.heapSize ?? null,
          loadedAccountsDataSizeLimit: config?.loadedAccountsDataSizeLimit ?? null,
          priorityFee: config?.priorityFee ?? null,
        },
      };
  }
}

function unsupported(version: 0 | 1): RpcError {
  return new RpcError(
    -32015,
    `Transaction version (${version}) is not supported by the requesting client. Please try the request again ` +
      `with the following configuration parameter: "maxSupportedTransactionVersion": ${version}`,
  );
}

function toBase58(bytes: Uint8Array): string {
  return bs58.encode(bytes);
}
