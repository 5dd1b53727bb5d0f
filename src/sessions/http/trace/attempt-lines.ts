import bs58 from 'bs58';
import type { AttemptRecorded, AttemptSnapshot, StepId } from '../../../domain';
import type { Instruction } from '../../../ledger';
import { branches } from './branches';

/** The instructions of transactions that were sent, by signature; what the ledger does not keep is not there. */
export type SentInstructions = ReadonlyMap<string, readonly Instruction[]>;

/** What an attempt sent for a step and what came of it, with the labels and signs that the original's web client colours. */
export function attemptLines(attempt: AttemptSnapshot, stepId: StepId, sent: SentInstructions): string[] {
  return branches([actionLines(attempt, stepId, sent), observationLines(attempt)]);
}

function actionLines({ recorded }: AttemptSnapshot, stepId: StepId, sent: SentInstructions): string[] {
  if (recorded === undefined) return ['ACTION: nothing was sent'];
  const instructions = sent.get(recorded.signature);
  if (instructions === undefined) return ['ACTION: the ledger does not keep the transaction any more'];
  return ['ACTION:', ...branches(ofStep(recorded, stepId, instructions).map(instructionLines))];
}

/** Of the instructions of a transaction, those of one of the steps that it carries. */
function ofStep({ stepIds, parts }: AttemptRecorded, stepId: StepId, instructions: readonly Instruction[]) {
  if (parts === undefined) return instructions;
  const index = stepIds.indexOf(stepId);
  const from = parts.slice(0, index).reduce((sum, part) => sum + part.instructions, 0);
  return instructions.slice(from, from + (parts[index]?.instructions ?? 0));
}

function instructionLines({ programAddress, accounts, data }: Instruction): string[] {
  const listed = accounts.map(
    ({ address, isSigner, isWritable }, index) =>
      `[${index}] ${isSigner ? '🖋️' : '🖍️'} ${isWritable ? '➕' : '➖'} ${address}`,
  );
  return [`Program ID: ${programAddress}`, 'Accounts:', ...listed, `Data (Base58): ${bs58.encode(data)}`];
}

function observationLines({ ended }: AttemptSnapshot): string[] {
  if (ended === undefined) return ['OBSERVATION: its outcome is not known yet'];
  const { outcome, landed, failure } = ended;
  const where =
    landed === undefined
      ? ''
      : ` in slot ${landed.slot}, fee ${landed.measured.fee} lamports, ${landed.computeUnits} compute units`;
  const why = failure === undefined ? [] : [[`❌ ${failure.code}: ${failure.message}`]];
  return [`OBSERVATION: ${outcome}${where}`, ...branches(why)];
}
