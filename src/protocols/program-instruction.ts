import type { Address } from '../domain';
import type { Instruction, InstructionAccount } from '../ledger';

/** An instruction of the sandbox's programs: operation, amount, limit. Their ABI is in `programs/README.md`. */
export function programInstruction(
  program: Address,
  [operation, amount, limit]: readonly [number, bigint, bigint],
  accounts: readonly InstructionAccount[],
): Instruction {
  const data = new Uint8Array(17);
  const view = new DataView(data.buffer);
  view.setUint8(0, operation);
  view.setBigUint64(1, amount, true);
  view.setBigUint64(9, limit, true);
  return { programAddress: program, accounts, data };
}

export const signerAccount = (address: Address): InstructionAccount => ({
  address,
  isSigner: true,
  isWritable: true,
});
export const writableAccount = (address: Address): InstructionAccount => ({
  address,
  isSigner: false,
  isWritable: true,
});
export const readonlyAccount = (address: Address): InstructionAccount => ({
  address,
  isSigner: false,
  isWritable: false,
});
