import { zstdCompressSync } from 'node:zlib';
import bs58 from 'bs58';
import type { AccountState } from '../../ledger';
import type { Options } from '../wire/params';
import { invalidParams, invalidRequest } from '../wire/rpc-error';
import { type DecimalsOf, parsedTokenAccount } from './parsed-token-account';

export const ACCOUNT_ENCODINGS = ['binary', 'base58', 'base64', 'base64+zstd', 'jsonParsed'] as const;
export type AccountEncoding = (typeof ACCOUNT_ENCODINGS)[number];

/** How the data of accounts is to be shown. */
export interface AccountView {
  readonly encoding: AccountEncoding;
  /** Which bytes of it; absent: all. */
  readonly slice?: { readonly offset: number; readonly length: number };
  readonly decimalsOf: DecimalsOf;
}

/** What no account is charged for: all of them are exempt from rent. */
const RENT_EXEMPT = (1n << 64n) - 1n;
/** Longest data that is shown in base58. */
const MAX_BASE58 = 128;

/** @throws {RpcError} -32602 */
export function accountView(options: Options, decimalsOf: DecimalsOf): AccountView {
  const encoding = options.oneOf('encoding', ACCOUNT_ENCODINGS) ?? 'binary';
  const slice = options.options('dataSlice');
  if (slice === undefined) return { encoding, decimalsOf };
  const [offset, length] = [slice.integer('offset'), slice.integer('length')];
  if (offset === undefined || length === undefined)
    throw invalidParams('Invalid params: dataSlice needs offset and length.');
  return { encoding, slice: { offset: Number(offset), length: Number(length) }, decimalsOf };
}

/** @throws {RpcError} -32600 when the data is too long for base58 */
export function encodeAccount(account: AccountState, view: AccountView): object {
  return {
    data: encodeData(account, view),
    executable: account.executable ?? false,
    lamports: account.lamports,
    owner: account.owner,
    rentEpoch: RENT_EXEMPT,
    space: account.data.length,
  };
}

function encodeData(account: AccountState, { encoding, slice, decimalsOf }: AccountView): unknown {
  const data = slice ? account.data.subarray(slice.offset, slice.offset + slice.length) : account.data;
  switch (encoding) {
    case 'binary':
      return base58(data);
    case 'base58':
      return [base58(data), encoding];
    case 'base64':
      return [base64(data), encoding];
    case 'base64+zstd':
      return [base64(zstdCompressSync(data)), encoding];
    case 'jsonParsed':
      return parsedTokenAccount(account, decimalsOf) ?? [base64(data), 'base64'];
  }
}

function base58(data: Uint8Array): string {
  if (data.length <= MAX_BASE58) return bs58.encode(data);
  throw invalidRequest(
    'Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.',
  );
}

function base64(data: Uint8Array): string {
  return Buffer.from(data).toString('base64');
}
