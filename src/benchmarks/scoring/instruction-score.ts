import type { Address } from '../../domain';
import type { Instruction, InstructionAccount } from '../../ledger';
import type { ExpectedAccount, ExpectedInstruction } from '../../benchmark-file';
import { comparableInstruction } from './comparable-instruction';

export interface InstructionComparison {
  readonly expected: readonly ExpectedInstruction[];
  /** What was produced, in order. */
  readonly produced: readonly Instruction[];
  /** It always signs and is always written to, whatever a single instruction asks for. */
  readonly feePayer: Address;
  readonly addressOf: (name: string) => Address;
}

/**
 * The weight of what is right over the weight of everything, expected and produced instructions paired by position; 1
 * when nothing that is expected weighs anything. What is there beyond the expected costs nothing.
 */
export function instructionScore(comparison: InstructionComparison): number {
  const { expected } = comparison;
  const possible = sum(expected.map(weightOf));
  if (possible === 0) return 1;
  const achieved = expected.map((instruction, index) => achievedBy(instruction, index, comparison));
  return sum(achieved) / possible;
}

function weightOf({ programIdWeight, accounts, data, dataWeight }: ExpectedInstruction): number {
  return programIdWeight + sum(accounts.map(({ weight }) => weight)) + (data ? (dataWeight ?? 0) : 0);
}

function achievedBy(expected: ExpectedInstruction, index: number, comparison: InstructionComparison): number {
  const raw = comparison.produced[index];
  if (raw === undefined) return 0;
  const produced = comparableInstruction(raw, expected.accounts.length);
  const program =
    produced.programAddress === comparison.addressOf(expected.programId) ? expected.programIdWeight : 0;
  const data =
    expected.data && Buffer.compare(expected.data, produced.data) === 0 ? (expected.dataWeight ?? 0) : 0;
  const accounts = expected.accounts.map((account, at) =>
    isSame(account, produced.accounts[at], comparison) ? account.weight : 0,
  );
  return program + data + sum(accounts);
}

function isSame(
  { account, isSigner, isWritable }: ExpectedAccount,
  produced: InstructionAccount | undefined,
  { addressOf, feePayer }: InstructionComparison,
): boolean {
  if (account.kind !== 'named' || produced?.address !== addressOf(account.name)) return false;
  if (produced.address === feePayer) return true;
  return produced.isSigner === isSigner && produced.isWritable === isWritable;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
