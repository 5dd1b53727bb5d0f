import { LedgerError } from '../ledger-error';
import { MAX_TRANSACTION_SIZE, type TransactionRequest, type UnsignedTransaction } from '../transaction';
import type { Lifetime } from './blockhash-window';
import { rememberLayout } from './decode-message';
import { encodeMessage } from './encode-message';

const SIGNATURE_LENGTH = 64;

/**
 * Compiles a v0 message.
 * @throws {LedgerError} `transaction_too_large`
 */
export function compileTransaction(request: TransactionRequest, lifetime: Lifetime): UnsignedTransaction {
  const { feePayer, instructions, coSigners = [], parts } = request;
  const { bytes, layout } = encodeMessage(feePayer, instructions, lifetime.blockhash);
  rememberLayout(bytes, layout);
  const size = 1 + layout.signers.length * SIGNATURE_LENGTH + bytes.length;
  if (size > MAX_TRANSACTION_SIZE) throw tooLarge(size);
  return { feePayer, message: bytes, coSigners, ...lifetime, size, ...(parts && { parts }) };
}

function tooLarge(size: number): LedgerError {
  return new LedgerError({
    code: 'transaction_too_large',
    message: `The transaction would have ${size} bytes; the network takes ${MAX_TRANSACTION_SIZE}.`,
  });
}
