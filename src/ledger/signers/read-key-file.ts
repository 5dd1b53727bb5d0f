import { readFileSync, statSync } from 'node:fs';
import bs58 from 'bs58';
import { Ed25519Key } from '../embedded/ed25519';
import type { TransactionSigner } from './transaction-signer';

const SEED_LENGTH = 32;
const KEY_PAIR_LENGTH = 64;
/** Rights of the group and of everybody else. */
const OTHERS = 0o077;

/**
 * The signer of a key file: the array of 64 numbers that Solana's tools write, or the same 64 bytes in base58 as wallets export
 * them. The second half must be the public key of the first.
 * @throws {RangeError} saying what is wrong with the file as the rest of a sentence; never what is in it
 */
export function readKeyFile(path: string): TransactionSigner {
  const mode = modeOf(path);
  if ((mode & OTHERS) !== 0) throw new RangeError(`${path} can be read by others; run chmod 600 on it`);
  const bytes = keyPairIn(readFileSync(path, 'utf8').trim());
  if (bytes === undefined) throw new RangeError(`${path} is not a key file: it must hold 64 bytes`);
  const key = new Ed25519Key(bytes.subarray(0, SEED_LENGTH));
  if (!key.publicKey.equals(bytes.subarray(SEED_LENGTH)))
    throw new RangeError(`${path} is not a key file: its halves do not belong together`);
  return {
    address: key.address,
    isAvailable: () => Promise.resolve(true),
    sign: (message) => Promise.resolve(key.sign(message)),
  };
}

function modeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new RangeError(`${path} is not a file`);
  return found.mode;
}

function keyPairIn(text: string): Uint8Array | undefined {
  const bytes = text.startsWith('[') ? bytesIn(text) : bs58.decodeUnsafe(text);
  return bytes?.length === KEY_PAIR_LENGTH ? bytes : undefined;
}

function bytesIn(text: string): Uint8Array | undefined {
  const value = jsonIn(text);
  if (!Array.isArray(value)) return undefined;
  const isByte = (item: unknown) => Number.isInteger(item) && Number(item) >= 0 && Number(item) <= 255;
  return value.every(isByte) ? Uint8Array.from(value.map(Number)) : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
