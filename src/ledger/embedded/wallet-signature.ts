import type { Failure } from '../../domain';
import { LedgerError } from '../ledger-error';
import type { ProposedTransaction, SignedTransaction } from '../transaction';
import bs58 from 'bs58';
import { decodeMessage, messageOf } from './decode-message';
import { isSignedBy } from './ed25519';

/** Where the wallet's signature stands on the wire: after the number of signatures. */
const FROM = 1;
const TO = FROM + 64;

/**
 * The transaction that a wallet's owner signed.
 * @throws {LedgerError} `signature_missing` when it is not the proposal to the byte, or not signed by the wallet
 */
export function signedByWallet(proposed: ProposedTransaction, signed: Uint8Array): SignedTransaction {
  const { wire: asked, ...lifetime } = proposed;
  if (signed.length !== asked.length || !sameBut(asked, signed)) throw missing(CHANGED);
  const message = messageOf(asked);
  const [feePayer] = decodeMessage(message).signers;
  if (feePayer === undefined) throw new RangeError('A transaction has a fee payer');
  const signature = signed.subarray(FROM, TO);
  if (signature.every((byte) => byte === 0)) throw missing(`Nobody has signed it for ${feePayer}.`);
  if (!isSignedBy(feePayer, message, signature))
    throw missing(`It is not signed with the key of ${feePayer}.`);
  const wire = Uint8Array.from(signed);
  return { ...lifetime, feePayer, message, size: wire.length, signature: bs58.encode(signature), wire };
}

const CHANGED =
  'It is not the transaction that was to be signed: besides the signature of the wallet not a byte may differ.';

function sameBut(asked: Uint8Array, signed: Uint8Array): boolean {
  return asked.every((byte, index) => (index >= FROM && index < TO) || signed[index] === byte);
}

function missing(message: string): LedgerError {
  const failure: Failure = { code: 'signature_missing', message };
  return new LedgerError(failure);
}
