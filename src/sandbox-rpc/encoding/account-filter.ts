import bs58 from 'bs58';
import { type AccountState, viewTokenAccount } from '../../ledger';
import { type Options, optionsIn } from '../wire/params';
import { invalidParams } from '../wire/rpc-error';

/** Filters that one request may have, and bytes that one may compare. */
const MAX_FILTERS = 4;
const MAX_BYTES = 128;

type Filter = (account: AccountState) => boolean;

/**
 * Which accounts of a program a client wants: those that pass all of its filters.
 * @throws {RpcError} -32602
 */
export function accountFilter(options: Options): Filter {
  const given = options.list('filters') ?? [];
  if (given.length > MAX_FILTERS) throw invalidParams(`Too many filters provided; max ${MAX_FILTERS}`);
  const filters = given.map((one) => (one === 'tokenAccountState' ? isTokenAccount : filterOf(one)));
  return (account) => filters.every((passes) => passes(account));
}

function filterOf(given: unknown): Filter {
  const filter = optionsIn(given, 'a filter');
  const size = filter.integer('dataSize');
  if (size !== undefined) return ({ data }) => BigInt(data.length) === size;
  const comparison = filter.options('memcmp');
  if (comparison) return comparing(comparison);
  throw invalidParams('Invalid params: a filter is dataSize, memcmp or tokenAccountState.');
}

function comparing(comparison: Options): Filter {
  const offset = Number(comparison.integer('offset') ?? 0n);
  const bytes = bytesOf(comparison);
  if (bytes.length > MAX_BYTES) throw invalidParams(`Invalid param: at most ${MAX_BYTES} bytes are compared`);
  return ({ data }) => Buffer.from(bytes).equals(data.subarray(offset, offset + bytes.length));
}

function bytesOf(comparison: Options): Uint8Array {
  const text = comparison.text('bytes') ?? '';
  const encoding = comparison.oneOf('encoding', ['base58', 'base64'] as const) ?? 'base58';
  const bytes = encoding === 'base58' ? bs58.decodeUnsafe(text) : Buffer.from(text, 'base64');
  if (bytes === undefined) throw invalidParams('Invalid param: memcmp bytes are not base58');
  return bytes;
}

function isTokenAccount(account: AccountState): boolean {
  return viewTokenAccount(account) !== undefined;
}
