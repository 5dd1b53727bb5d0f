import { INSTRUCTION_ERRORS, TRANSACTION_ERRORS } from '../embedded/runtime-error-names';
import type { VmError } from '../embedded/vm-error';

/** `InstructionError` of the runtime: the only one that has text of its own. */
const BORSH_IO_ERROR = INSTRUCTION_ERRORS.indexOf('BorshIoError');

/**
 * The error of a transaction as a node tells it in JSON: a name, or an object with the name as its only member.
 * @param error what is under `err`; not null
 */
export function runtimeErrorOf(error: unknown): VmError {
  if (typeof error === 'string') {
    const code = TRANSACTION_ERRORS.indexOf(error);
    return code < 0 ? other(error) : { kind: 'transaction', code };
  }
  const [name, detail] = onlyMember(error) ?? [];
  if (name === 'InstructionError' && Array.isArray(detail))
    return instructionError(Number(detail[0]), detail[1], error);
  if (name === 'DuplicateInstruction') return { kind: 'duplicate', instruction: Number(detail) };
  if (name === 'InsufficientFundsForRent') return { kind: 'rent', account: Number(onlyMember(detail)?.[1]) };
  return other(error);
}

function instructionError(instruction: number, inner: unknown, whole: unknown): VmError {
  if (typeof inner === 'string') {
    const code = INSTRUCTION_ERRORS.indexOf(inner);
    return code < 0 ? other(whole) : { kind: 'instruction', instruction, code };
  }
  const [name, detail] = onlyMember(inner) ?? [];
  if (name === 'Custom') return { kind: 'program', instruction, code: Number(detail) };
  if (name === 'BorshIoError') return { kind: 'instruction', instruction, code: BORSH_IO_ERROR };
  return other(whole);
}

function onlyMember(value: unknown): [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const members = Object.entries(value);
  return members.length === 1 ? members[0] : undefined;
}

function other(error: unknown): VmError {
  const text = JSON.stringify(error, (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
  return { kind: 'other', text: `The runtime refused the transaction: ${text}` };
}
