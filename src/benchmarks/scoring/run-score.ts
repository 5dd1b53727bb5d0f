import type { AssertionOutcome, ExecutionScore } from '../../domain';
import type { BenchmarkFile } from '../../orchestrator';

/** What of a run its score is made of. */
export interface ScoreParts {
  readonly file: BenchmarkFile;
  /** From 0 to 1. */
  readonly instructionScore: number;
  /** Was anything produced at all? */
  readonly isProductive: boolean;
  /** Did everything land? */
  readonly isLanded: boolean;
  readonly assertions: readonly AssertionOutcome[];
}

const INSTRUCTION_PART = 0.75;
const ONCHAIN_PART = 0.25;
const THRESHOLD = 0.75;
const FLOW_THRESHOLD = 0.6;
/** A part that loses more than this is an issue. */
const NOTICED_LOSS = 0.2;

/** The score of a run: three quarters for what was produced, one quarter for its landing. */
export function runScore(parts: ScoreParts): ExecutionScore {
  const { file, isLanded, isProductive, assertions } = parts;
  const onchainScore = isLanded ? 1 : 0;
  const instructionScore = isProductive ? parts.instructionScore : 0;
  const { skipInstructionValidation, minScore } = file.groundTruth;
  const weighted = INSTRUCTION_PART * instructionScore + ONCHAIN_PART * onchainScore;
  const score = round(skipInstructionValidation ? onchainScore : Math.min(1, Math.max(0, weighted)));
  const threshold = minScore ?? (file.flow.length > 0 ? FLOW_THRESHOLD : THRESHOLD);
  const succeeded = score >= threshold && (isLanded || isCompared(file));
  return {
    score,
    verdict: succeeded ? 'Succeeded' : 'Failed',
    threshold,
    instructionScore: round(instructionScore),
    onchainScore,
    assertionScore: assertionScoreOf(assertions),
    assertions,
    issues: issuesOf(parts, instructionScore),
  };
}

/** Where nothing is compared, the instruction part says nothing: such a run has not succeeded unless it landed. */
function isCompared({ groundTruth }: BenchmarkFile): boolean {
  return groundTruth.expectedInstructions.length > 0 && !groundTruth.skipInstructionValidation;
}

function assertionScoreOf(assertions: readonly AssertionOutcome[]): number | null {
  const total = assertions.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const held = assertions.reduce((sum, { weight, passed }) => sum + (passed ? weight : 0), 0);
  return round(held / total);
}

function issuesOf({ isLanded, isProductive, assertions }: ScoreParts, instructionScore: number): string[] {
  const issues: string[] = [];
  if (!isProductive) issues.push('Nothing was produced.');
  else if (1 - instructionScore > NOTICED_LOSS)
    issues.push(`What was produced matches what is expected to ${Math.round(instructionScore * 100)} %.`);
  if (!isLanded) issues.push('Not everything that was asked for landed on the ledger.');
  for (const { type, account, expected, actual, passed } of assertions)
    if (!passed) issues.push(`${type} of ${account}: expected ${expected}, found ${actual}.`);
  return issues;
}

/** Binary fractions may fall short of a threshold that the decimal reaches. */
function round(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
