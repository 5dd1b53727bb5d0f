import bs58 from 'bs58';
import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';

const known = new LRUCache<string, Address>({ max: 100_000 });

/** The address in the 32 bytes at `offset`. Base58 is costly, and the same few addresses come again and again. */
export function addressAt(bytes: Uint8Array, offset = 0): Address {
  const key = Buffer.from(bytes.buffer, bytes.byteOffset + offset, 32).toString('latin1');
  const address = known.get(key);
  if (address !== undefined) return address;
  const encoded = bs58.encode(bytes.subarray(offset, offset + 32)) as Address;
  known.set(key, encoded);
  return encoded;
}
