import {
  type FailedTransactionMetadata,
  InstructionErrorCustom,
  TransactionErrorDuplicateInstruction,
  TransactionErrorInstructionError,
  TransactionErrorInsufficientFundsForRent,
} from 'litesvm/dist/internal';

/** An error of the VM in plain values. */
export type VmError =
  /** `TransactionError` of the runtime, by its number. */
  | { readonly kind: 'transaction'; readonly code: number }
  /** `InstructionError` of the runtime, by its number. */
  | { readonly kind: 'instruction'; readonly instruction: number; readonly code: number }
  /** A number of the program's own. */
  | { readonly kind: 'program'; readonly instruction: number; readonly code: number }
  /** An instruction that may be there once is there twice, such as one that sets a budget. */
  | { readonly kind: 'duplicate'; readonly instruction: number }
  /** An account would be left with less than its rent. */
  | { readonly kind: 'rent'; readonly account: number }
  | { readonly kind: 'other'; readonly text: string };

/** `InstructionError` of the runtime: the only one that has text of its own. */
const BORSH_IO_ERROR = 52;

export function errorOf(failed: FailedTransactionMetadata): VmError {
  const error = failed.err();
  if (typeof error === 'number') return { kind: 'transaction', code: error };
  if (error instanceof TransactionErrorInsufficientFundsForRent)
    return { kind: 'rent', account: error.accountIndex };
  if (error instanceof TransactionErrorDuplicateInstruction)
    return { kind: 'duplicate', instruction: error.index };
  if (!(error instanceof TransactionErrorInstructionError)) return { kind: 'other', text: error.toString() };
  const [instruction, inner] = [error.index, error.err()];
  if (typeof inner === 'number') return { kind: 'instruction', instruction, code: inner };
  if (inner instanceof InstructionErrorCustom) return { kind: 'program', instruction, code: inner.code };
  return { kind: 'instruction', instruction, code: BORSH_IO_ERROR };
}
