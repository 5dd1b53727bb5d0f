import { type Instruction, TOKEN_PROGRAM } from '../../ledger';

const TRANSFER = 3;
const TRANSFER_CHECKED = 12;

/**
 * The form in which an instruction is compared: a transfer of tokens that names mint and decimals does the same as the
 * plain one that benchmarks expect, and is compared as that.
 */
export function comparableInstruction(instruction: Instruction, expectedAccounts: number): Instruction {
  const { programAddress, accounts, data } = instruction;
  const [source, , destination, authority] = accounts;
  const isChecked = programAddress === TOKEN_PROGRAM && data[0] === TRANSFER_CHECKED && data.length === 10;
  if (!isChecked || expectedAccounts !== 3 || !source || !destination || !authority) return instruction;
  const amount = data.slice(1, 9);
  return {
    programAddress,
    accounts: [source, destination, authority],
    data: Uint8Array.of(TRANSFER, ...amount),
  };
}
