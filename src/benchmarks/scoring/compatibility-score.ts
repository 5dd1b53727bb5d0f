import type { CompatibilityScore } from '../../domain';
import type { BenchmarkFile } from '../../benchmark-file';
import { roundScore } from './round-score';

/** What of a run the original's score is made of. */
export interface CompatibilityParts {
  readonly file: BenchmarkFile;
  /** From 0 to 1; 0 where nothing was produced. */
  readonly instructionScore: number;
  /** Did everything land? */
  readonly isLanded: boolean;
}

const INSTRUCTION_PART = 0.75;
const ONCHAIN_PART = 0.25;
const THRESHOLD = 0.75;
const FLOW_THRESHOLD = 0.6;

/** Least score of a run where its file names none. */
export function usualThreshold({ flow }: BenchmarkFile): number {
  return flow.length > 0 ? FLOW_THRESHOLD : THRESHOLD;
}

/**
 * The original's score: three quarters for what was produced, one quarter for its landing. Where it compares nothing, a run
 * that landed nothing is no success here.
 */
export function compatibilityScore({
  file,
  instructionScore,
  isLanded,
}: CompatibilityParts): CompatibilityScore {
  const { skipInstructionValidation, expectedInstructions, minScore } = file.groundTruth;
  const onchain = isLanded ? 1 : 0;
  const weighted = INSTRUCTION_PART * instructionScore + ONCHAIN_PART * onchain;
  const score = roundScore(skipInstructionValidation ? onchain : weighted);
  const threshold = minScore ?? usualThreshold(file);
  const isCompared = expectedInstructions.length > 0 && !skipInstructionValidation;
  const succeeded = score >= threshold && (isLanded || isCompared);
  return { score, verdict: succeeded ? 'Succeeded' : 'Failed', threshold };
}
