import {
  AccountRole,
  type Blockhash,
  type Instruction as KitInstruction,
  appendTransactionMessageInstructions,
  compileTransactionMessage,
  createTransactionMessage,
  getCompiledTransactionMessageEncoder,
  pipe,
  setTransactionMessageFeePayer,
  setTransactionMessageLifetimeUsingBlockhash,
} from '@solana/kit';
import { LedgerError } from '../ledger-error';
import {
  type Instruction,
  MAX_TRANSACTION_SIZE,
  type TransactionRequest,
  type UnsignedTransaction,
} from '../transaction';
import type { Lifetime } from './blockhash-window';
import { factsOf, rememberFacts } from './message-facts';

const SIGNATURE_LENGTH = 64;
const encoder = getCompiledTransactionMessageEncoder();

/**
 * Compiles a v0 message.
 * @throws {LedgerError} `transaction_too_large`
 */
export function compileTransaction(request: TransactionRequest, lifetime: Lifetime): UnsignedTransaction {
  const compiled = compileTransactionMessage(
    pipe(
      createTransactionMessage({ version: 0 }),
      (message) => setTransactionMessageFeePayer(request.feePayer as never, message),
      (message) =>
        setTransactionMessageLifetimeUsingBlockhash(
          { blockhash: lifetime.blockhash as Blockhash, lastValidBlockHeight: lifetime.lastValidBlockHeight },
          message,
        ),
      (message) => appendTransactionMessageInstructions(request.instructions.map(toKit), message),
    ),
  );
  const message = Uint8Array.from(encoder.encode(compiled));
  rememberFacts(message, factsOf(compiled));
  const size = 1 + compiled.header.numSignerAccounts * SIGNATURE_LENGTH + message.length;
  if (size > MAX_TRANSACTION_SIZE) throw tooLarge(size);
  return { feePayer: request.feePayer, message, coSigners: request.coSigners ?? [], ...lifetime, size };
}

function toKit({ programAddress, accounts, data }: Instruction): KitInstruction {
  return {
    programAddress: programAddress as never,
    accounts: accounts.map(({ address, isSigner, isWritable }) => ({
      address: address as never,
      role: roleOf(isSigner, isWritable),
    })),
    data,
  };
}

function roleOf(isSigner: boolean, isWritable: boolean): AccountRole {
  if (isSigner) return isWritable ? AccountRole.WRITABLE_SIGNER : AccountRole.READONLY_SIGNER;
  return isWritable ? AccountRole.WRITABLE : AccountRole.READONLY;
}

function tooLarge(size: number): LedgerError {
  return new LedgerError({
    code: 'transaction_too_large',
    message: `The transaction would have ${size} bytes; the network takes ${MAX_TRANSACTION_SIZE}.`,
  });
}
