import { readFileSync } from 'node:fs';
import type { Address } from '../domain';
import { Ed25519Key } from '../ledger';
import { CliError } from './cli-error';
import { EXIT } from './exit-code';

const SEED_LENGTH = 32;
const KEYPAIR_LENGTH = 64;
const SIGNATURE_LENGTH = 64;

/** A wallet whose key is in a file as the Solana tools write it: a JSON array of 64 bytes, the seed and the public key. */
export class WalletKeypair {
  private constructor(private readonly key: Ed25519Key) {}

  /** @throws {CliError} when there is no such file, or it holds no key pair */
  static read(path: string): WalletKeypair {
    const bytes = bytesOf(path);
    const key = new Ed25519Key(bytes.subarray(0, SEED_LENGTH));
    if (!key.publicKey.equals(bytes.subarray(SEED_LENGTH)))
      throw new CliError(`${path}: the public key does not belong to the private one.`, EXIT.refused);
    return new WalletKeypair(key);
  }

  get address(): Address {
    return this.key.address;
  }

  /** Fills in the wallet's signature, the first. @param transaction base64 @returns base64 */
  signed(transaction: string): string {
    const wire = Buffer.from(transaction, 'base64');
    const message = wire.subarray(1 + (wire[0] ?? 0) * SIGNATURE_LENGTH);
    wire.set(this.key.sign(message), 1);
    return wire.toString('base64');
  }
}

function bytesOf(path: string): Buffer {
  const values = parsed(path);
  const isKeypair =
    Array.isArray(values) && values.length === KEYPAIR_LENGTH && values.every((value) => isByte(value));
  if (isKeypair) return Buffer.from(values as number[]);
  throw new CliError(`${path} is no key pair: it must be a JSON array of 64 bytes.`, EXIT.refused);
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    const why = isMissing ? 'cannot be read' : 'is no JSON';
    throw new CliError(`The key file ${path} ${why}.`, EXIT.refused);
  }
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 255;
}
