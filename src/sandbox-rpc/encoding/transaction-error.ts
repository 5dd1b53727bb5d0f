import { INSTRUCTION_ERRORS, TRANSACTION_ERRORS, type VmError } from '../../ledger/embedded/chain';

/** What clients that show messages expect to read. */
const MESSAGES: Readonly<Record<string, string>> = {
  AccountNotFound: 'Attempt to debit an account but found no record of a prior credit.',
  ProgramAccountNotFound: 'Attempt to load a program that does not exist',
  InsufficientFundsForFee: 'Insufficient funds for fee',
  InvalidAccountForFee: 'This account may not be used to pay transaction fees',
  AlreadyProcessed: 'This transaction has already been processed',
  BlockhashNotFound: 'Blockhash not found',
  SignatureFailure: 'Transaction did not pass signature verification',
  AddressLookupTableNotFound: "Transaction loads an address table account that doesn't exist",
  InvalidAddressLookupTableIndex: 'Transaction address table lookup uses an invalid index',
  MaxLoadedAccountsDataSizeExceeded: 'Transaction exceeded max loaded accounts data size cap',
};

/** An error of the runtime as JSON-RPC has it. */
export function transactionError(error: VmError): string | object {
  switch (error.kind) {
    case 'transaction':
      return TRANSACTION_ERRORS[error.code] ?? 'SanitizeFailure';
    case 'instruction':
      return { InstructionError: [error.instruction, INSTRUCTION_ERRORS[error.code] ?? 'GenericError'] };
    case 'program':
      return { InstructionError: [error.instruction, { Custom: error.code }] };
    case 'duplicate':
      return { DuplicateInstruction: error.instruction };
    case 'rent':
      return { InsufficientFundsForRent: { account_index: error.account } };
    case 'other':
      return 'SanitizeFailure';
  }
}

/** The same for people. */
export function transactionErrorText(error: VmError): string {
  switch (error.kind) {
    case 'transaction': {
      const name = TRANSACTION_ERRORS[error.code] ?? 'SanitizeFailure';
      return MESSAGES[name] ?? name;
    }
    case 'instruction':
      return `Error processing Instruction ${error.instruction}: ${INSTRUCTION_ERRORS[error.code] ?? 'GenericError'}`;
    case 'program':
      return `Error processing Instruction ${error.instruction}: custom program error: 0x${error.code.toString(16)}`;
    case 'duplicate':
      return `Transaction contains a duplicate instruction (${error.instruction}) that is not allowed`;
    case 'rent':
      return `Transaction results in an account (${error.account}) with insufficient funds for rent`;
    case 'other':
      return error.text;
  }
}

/** What is kept of a status besides the error itself. */
export function statusOf(error: VmError | undefined): object {
  return error === undefined ? { Ok: null } : { Err: transactionError(error) };
}
