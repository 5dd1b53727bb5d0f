import type { Address } from '../../domain';
import { LedgerError } from '../ledger-error';
import type { CoSigner, UnsignedTransaction } from '../transaction';
import { decodeMessage } from './decode-message';
import { isSignedBy } from './ed25519';

/**
 * A transaction as it goes over the wire: the number of signatures, the wallet's first, and the message.
 * @throws {LedgerError} `signature_missing` when a co-signer's signature is missing or not valid
 */
export async function assembleWire(
  { message, feePayer, coSigners }: UnsignedTransaction,
  ofWallet: Uint8Array,
): Promise<Uint8Array> {
  const signatures = [ofWallet];
  for (const signer of decodeMessage(message).signers)
    if (signer !== feePayer) signatures.push(await coSigned(signer, message, coSigners));
  return Buffer.concat([Uint8Array.of(signatures.length), ...signatures, message]);
}

async function coSigned(
  signer: Address,
  message: Uint8Array,
  coSigners: readonly CoSigner[],
): Promise<Uint8Array> {
  const signature = await coSigners.find(({ address }) => address === signer)?.sign(message);
  if (signature && isSignedBy(signer, message, signature)) return signature;
  throw new LedgerError({
    code: 'signature_missing',
    message: `There is no valid signature of ${signer}.`,
  });
}
