import bs58 from 'bs58';
import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';

/** Base58 is costly, and the same addresses come again and again. */
const KEPT = 100_000;
const addresses = new LRUCache<string, Address>({ max: KEPT });
const bytes = new LRUCache<Address, Uint8Array>({ max: KEPT });

/** The address in the 32 bytes at `offset`. */
export function addressAt(source: Uint8Array, offset = 0): Address {
  const key = Buffer.from(source.buffer, source.byteOffset + offset, 32).toString('latin1');
  const known = addresses.get(key);
  if (known !== undefined) return known;
  const address = bs58.encode(source.subarray(offset, offset + 32)) as Address;
  addresses.set(key, address);
  return address;
}

/** The 32 bytes of an address; not to be written to. */
export function bytesOf(address: Address): Uint8Array {
  const known = bytes.get(address);
  if (known !== undefined) return known;
  const decoded = bs58.decode(address);
  bytes.set(address, decoded);
  return decoded;
}
