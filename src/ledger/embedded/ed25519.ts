import { type KeyObject, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { type Address } from '../../domain';
import { addressAt } from './address-bytes';

/** DER prefixes of raw ed25519 keys (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI_PREFIX_LENGTH = 12;

/** An ed25519 key pair that signs in the calling thread: far cheaper than WebCrypto for short messages. */
export class Ed25519Key {
  readonly address: Address;
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;

  /** @param seed 32 bytes */
  constructor(seed: Uint8Array) {
    this.privateKey = createPrivateKey({
      key: Buffer.concat([PKCS8_PREFIX, seed]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = createPublicKey(this.privateKey);
    const der = this.publicKey.export({ format: 'der', type: 'spki' });
    this.address = addressAt(Uint8Array.from(der.subarray(SPKI_PREFIX_LENGTH)));
  }

  /** 64 bytes. */
  sign(message: Uint8Array): Uint8Array {
    return Uint8Array.from(sign(null, message, this.privateKey));
  }

  verifies(message: Uint8Array, signature: Uint8Array): boolean {
    return signature.length === 64 && verify(null, message, this.publicKey, signature);
  }
}
