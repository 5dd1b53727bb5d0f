import { randomBytes } from 'node:crypto';
import type { Address } from '../domain';
import { Ed25519Key } from '../ledger';

/** What a request says instead of an address for a wallet that nobody has used. */
export const NEW_WALLET = 'new';

/** The address of a key that is thrown away: on the sandbox, the ledger signs for it. */
export function newWallet(): Address {
  return new Ed25519Key(randomBytes(32)).address;
}
