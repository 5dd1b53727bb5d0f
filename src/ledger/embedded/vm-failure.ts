import { type Address, type Failure, parseAddress } from '../../domain';
import {
  EXCHANGE_PROGRAM,
  LENDING_PROGRAM,
  SYSTEM_PROGRAM,
  TOKEN_2022_PROGRAM,
  TOKEN_PROGRAM,
} from './genesis';
import type { MessageLayout } from './message-layout';
import type { VmError } from './vm-error';

type Reason = Pick<Failure, 'code' | 'message'>;

/** By `TransactionError` of the runtime. */
const TRANSACTION_ERRORS: Readonly<Record<number, Reason>> = {
  2: { code: 'insufficient_funds', message: 'The wallet does not exist on the ledger: it has no SOL.' },
  3: { code: 'account_not_found', message: 'A program that the transaction calls does not exist.' },
  4: { code: 'insufficient_funds', message: 'The wallet cannot pay the fee.' },
  6: { code: 'already_processed', message: 'The transaction was executed before.' },
  7: { code: 'blockhash_expired', message: 'The blockhash is no longer valid.' },
  9: { code: 'signature_missing', message: 'A signature is missing.' },
  11: { code: 'signature_missing', message: 'A signature is not valid.' },
};

/** By `InstructionError` of the runtime. */
const INSTRUCTION_ERRORS: Readonly<Record<number, Reason>> = {
  5: { code: 'insufficient_funds', message: 'An account holds too little.' },
  7: { code: 'signature_missing', message: 'A required signature is missing.' },
  9: { code: 'account_not_found', message: 'An account that is needed does not exist.' },
  43: { code: 'insufficient_funds', message: 'An account would be left with less SOL than its rent.' },
  50: { code: 'transaction_too_large', message: 'The transaction calls programs more often than it may.' },
};

const TOKEN_ERRORS: Readonly<Record<number, Reason>> = {
  1: { code: 'insufficient_funds', message: 'The wallet holds less of the token than is to be moved.' },
};

/** By program and its own error number. */
const PROGRAM_ERRORS: Readonly<Record<Address, Readonly<Record<number, Reason>>>> = {
  [SYSTEM_PROGRAM]: {
    1: { code: 'insufficient_funds', message: 'The wallet holds less SOL than is to be moved.' },
  },
  [TOKEN_PROGRAM]: TOKEN_ERRORS,
  [TOKEN_2022_PROGRAM]: TOKEN_ERRORS,
  [EXCHANGE_PROGRAM]: {
    6000: { code: 'venue_unavailable', message: 'The exchange does not take this pool: it is closed.' },
    6001: { code: 'slippage_exceeded', message: 'The price moved by more than the tolerated slippage.' },
    6005: { code: 'insufficient_liquidity', message: 'The pools hold too little for this trade.' },
  },
  [LENDING_PROGRAM]: {
    6000: { code: 'venue_unavailable', message: 'The lending vault is closed.' },
    6001: {
      code: 'slippage_exceeded',
      message: 'The share price moved by more than the tolerated slippage.',
    },
    6005: { code: 'insufficient_liquidity', message: 'The vault holds too little.' },
  },
};

/** Log lines kept with a failure. */
const LOG_LINES = 8;

/** What a program cannot write into the log itself: its lines begin with `Program log:` or `Program data:`. */
const PROGRAM_FAILED = /^Program ([1-9A-HJ-NP-Za-km-z]{32,44}) failed: /;

/** The structured failure for an error of the VM. The program named is the innermost that failed. */
export function vmFailure(error: VmError, logs: readonly string[], layout: MessageLayout): Failure {
  const program = failedProgram(logs) ?? calledProgram(error, layout);
  return {
    ...reasonOf(error, program),
    ...(error.kind === 'program' && { programError: error.code }),
    ...('instruction' in error && { instruction: error.instruction }),
    ...(program && { program }),
    logs: logs.slice(-LOG_LINES),
  };
}

function reasonOf(error: VmError, program: Address | undefined): Reason {
  switch (error.kind) {
    case 'transaction':
      return (
        TRANSACTION_ERRORS[error.code] ?? {
          code: 'transaction_error',
          message: `The runtime refused the transaction (${error.code}).`,
        }
      );
    case 'instruction':
      return (
        INSTRUCTION_ERRORS[error.code] ?? {
          code: 'transaction_error',
          message: `The runtime refused instruction ${error.instruction} (${error.code}).`,
        }
      );
    case 'program':
      return (
        (program && PROGRAM_ERRORS[program]?.[error.code]) ?? {
          code: 'program_error',
          message: `Program ${program ?? 'unknown'} refused instruction ${error.instruction} with error ${error.code}.`,
        }
      );
    case 'duplicate':
      return {
        code: 'transaction_error',
        message: `Instruction ${error.instruction} sets again what may be set once.`,
      };
    case 'rent':
      return { code: 'insufficient_funds', message: 'An account would be left with less SOL than its rent.' };
    case 'other':
      return { code: 'transaction_error', message: error.text };
    default:
      return error satisfies never;
  }
}

function failedProgram(logs: readonly string[]): Address | undefined {
  for (const line of logs) {
    const address = PROGRAM_FAILED.exec(line)?.[1];
    if (address !== undefined) return parseAddress(address);
  }
  return undefined;
}

function calledProgram(error: VmError, { accounts, calls }: MessageLayout): Address | undefined {
  const call = 'instruction' in error ? calls[error.instruction] : undefined;
  return call && accounts[call.program];
}
