import { createHash } from 'node:crypto';

/** 48 bits: exact as a number of JSON, and no two among millions of runs. */
const BYTES = 6;

/** The number of a run, for clients of the original that know runs by numbers: always the same for the same execution. */
export function runNumber(executionId: string): number {
  return createHash('sha256').update(executionId).digest().readUIntBE(0, BYTES);
}
