import { type KeyObject, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Address } from '../../domain';
import { addressAt, bytesOf } from './address-bytes';

/** DER prefixes of raw ed25519 keys (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE_LENGTH = 64;

const publicKeys = new LRUCache<Address, KeyObject>({ max: 1_000 });

/** An ed25519 key pair that signs in the calling thread: far cheaper than WebCrypto for short messages. */
export class Ed25519Key {
  readonly address: Address;
  /** 32 bytes. */
  readonly publicKey: Buffer;
  private readonly privateKey: KeyObject;

  /** @param seed 32 bytes */
  constructor(seed: Uint8Array) {
    const der = Buffer.concat([PKCS8_PREFIX, seed]);
    this.privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.privateKey).export({ format: 'der', type: 'spki' });
    this.publicKey = Buffer.from(spki.subarray(SPKI_PREFIX.length));
    this.address = addressAt(Uint8Array.from(this.publicKey));
  }

  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array {
    return sign(null, message, this.privateKey);
  }
}

/** Did the key pair of this address sign exactly this message? */
export function isSignedBy(address: Address, message: Uint8Array, signature: Uint8Array): boolean {
  return signature.length === SIGNATURE_LENGTH && verify(null, message, publicKeyOf(address), signature);
}

function publicKeyOf(address: Address): KeyObject {
  const known = publicKeys.get(address);
  if (known) return known;
  const der = Buffer.concat([SPKI_PREFIX, bytesOf(address)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  publicKeys.set(address, key);
  return key;
}
