import type { Address } from '../../domain';

/** Signs for one wallet: a key file, or a service that holds the key. */
export interface TransactionSigner {
  readonly address: Address;
  /** Can it sign now? */
  isAvailable(): Promise<boolean>;
  /** The ed25519 signature (64 bytes) of a compiled message. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}
