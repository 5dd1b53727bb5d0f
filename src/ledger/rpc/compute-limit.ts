import type { Instruction } from '../transaction';
import { COMPUTE_BUDGET_PROGRAM } from './inner-calls';

/** The instruction's number in the ComputeBudget program. */
const SET_COMPUTE_UNIT_LIMIT = 2;
/** The most that a transaction may use. */
const MAX_UNITS = 1_400_000;
const UNITS_PER_INSTRUCTION = 300_000;
/** Limits that equal transactions of one blockhash can have. */
const VARIANTS = 4_096;

/**
 * Lets a transaction use as much as its instructions may need. No two in a row have the same limit: two equal intents at one
 * blockhash would otherwise be one transaction, with one signature, and land once.
 * @param serial a number that differs from one transaction to the next
 */
export function computeLimit(instructions: number, serial: number): Instruction {
  const units = Math.min(MAX_UNITS, instructions * UNITS_PER_INSTRUCTION) - (serial % VARIANTS);
  const data = new Uint8Array(5);
  data[0] = SET_COMPUTE_UNIT_LIMIT;
  new DataView(data.buffer).setUint32(1, units, true);
  return { programAddress: COMPUTE_BUDGET_PROGRAM, accounts: [], data };
}
