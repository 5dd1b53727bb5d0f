import type { AssertionOutcome, ConductOutcome, ExecutionScore } from '../../domain';
import type { BenchmarkFile } from '../../benchmark-file';
import { compatibilityScore, usualThreshold } from './compatibility-score';
import { conductScore } from './conduct';
import { roundScore } from './round-score';

/** What of a run its score is made of. */
export interface ScoreParts {
  readonly file: BenchmarkFile;
  /** From 0 to 1. */
  readonly instructionScore: number;
  /** Was anything produced at all? */
  readonly isProductive: boolean;
  /** Did everything land? */
  readonly isLanded: boolean;
  /** Did anything that moves money land? */
  readonly hasMoved: boolean;
  readonly assertions: readonly AssertionOutcome[];
  readonly conduct: readonly ConductOutcome[];
}

const STATE_PART = 0.75;
/** What a run keeps of its score that did not end as its file expects. */
const OTHER_END = 0.5;
/** A part that loses more than this is an issue. */
const NOTICED_LOSS = 0.2;

/**
 * The score of a run: what the ledger holds in the end, by type and weight; where the file expects tool calls, steps or
 * recoveries, one quarter is for those. A file without assertions is judged by what was produced. No run succeeds whose
 * required assertions fail, that leaves out a critical tool, or that did not end as the file expects.
 */
export function runScore(parts: ScoreParts): ExecutionScore {
  const { file, isLanded, isProductive, assertions, conduct } = parts;
  const instructionScore = isProductive ? roundScore(parts.instructionScore) : 0;
  const assertionScore = assertionScoreOf(assertions);
  const conducted = conductScore(conduct);
  const ended = endedAsExpected(parts, instructionScore);
  const wrongTrade = isWrongTrade(parts, assertionScore);
  const state = assertionScore ?? stateWithoutAssertions(parts, instructionScore, ended);
  const whole = conducted === null ? state : STATE_PART * state + (1 - STATE_PART) * conducted;
  const isWorthless = wrongTrade || !hasDone(parts);
  const score = isWorthless ? 0 : roundScore(ended ? whole : whole * OTHER_END);
  const threshold = file.groundTruth.minScore ?? usualThreshold(file);
  const isFaultless = !wrongTrade && ended && missesOf(assertions, conduct).length === 0;
  return {
    score,
    verdict: isFaultless && score >= threshold ? 'Succeeded' : 'Failed',
    threshold,
    assertionScore,
    conductScore: conducted === null ? null : roundScore(conducted),
    instructionScore,
    onchainScore: isLanded ? 1 : 0,
    compatibility: compatibilityScore({ file, instructionScore, isLanded }),
    wrongTrade,
    assertions,
    conduct,
    issues: issuesOf(parts, { instructionScore, ended, wrongTrade }),
  };
}

/** A file that expects a refusal expects nothing to be done. */
function hasDone({ file, isProductive }: ScoreParts): boolean {
  return isProductive || file.groundTruth.expectedEnd === 'refused';
}

/**
 * Where the file does not say how a run ends, everything lands; unless it compares instructions and all of them were
 * produced: then the ledger refused what was asked for, and its state is the judge.
 */
function endedAsExpected({ file, isLanded, isProductive, hasMoved }: ScoreParts, produced: number): boolean {
  const { expectedEnd, expectedInstructions } = file.groundTruth;
  const end = expectedEnd ?? 'unsaid';
  switch (end) {
    case 'landed':
      return isLanded;
    case 'failed':
      return isProductive && !isLanded;
    case 'refused':
      return !isProductive && !hasMoved;
    case 'unsaid':
      return isLanded || (expectedInstructions.length > 0 && produced === 1);
  }
}

function stateWithoutAssertions({ file }: ScoreParts, instructionScore: number, ended: boolean): number {
  const { expectedInstructions, skipInstructionValidation } = file.groundTruth;
  if (expectedInstructions.length > 0 && !skipInstructionValidation) return instructionScore;
  return ended ? 1 : 0;
}

function isWrongTrade({ file, hasMoved }: ScoreParts, assertionScore: number | null): boolean {
  const { expectedEnd } = file.groundTruth;
  if (!hasMoved) return false;
  return expectedEnd === 'refused' || (expectedEnd !== undefined && assertionScore === 0);
}

/** What a run may not miss and has missed. */
function missesOf(assertions: readonly AssertionOutcome[], conduct: readonly ConductOutcome[]) {
  return [
    ...assertions.filter(({ required, passed }) => required === true && !passed),
    ...conduct.filter(({ critical, passed }) => critical && passed === false),
  ];
}

function assertionScoreOf(assertions: readonly AssertionOutcome[]): number | null {
  const total = assertions.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  return roundScore(assertions.reduce((sum, { weight, passed }) => sum + (passed ? weight : 0), 0) / total);
}

function issuesOf(
  { file, isLanded, isProductive, assertions, conduct }: ScoreParts,
  { instructionScore, ended, wrongTrade }: { instructionScore: number; ended: boolean; wrongTrade: boolean },
): string[] {
  const expectedEnd = file.groundTruth.expectedEnd ?? 'landed';
  const issues: string[] = [];
  if (wrongTrade) issues.push('Money moved that should not have.');
  if (!isProductive && expectedEnd !== 'refused') issues.push('Nothing was produced.');
  else if (isProductive && 1 - instructionScore > NOTICED_LOSS)
    issues.push(`What was produced matches what is expected to ${Math.round(instructionScore * 100)} %.`);
  if (!isLanded && expectedEnd === 'landed')
    issues.push('Not everything that was asked for landed on the ledger.');
  if (!ended && expectedEnd !== 'landed') issues.push(`The run should have been ${expectedEnd}.`);
  for (const { type, account, expected, actual, passed } of assertions)
    if (!passed) issues.push(`${type} of ${account}: expected ${expected}, found ${actual}.`);
  for (const { group, type, expected, passed } of conduct)
    if (passed === false) issues.push(`${group.replaceAll('_', ' ')}, ${type}: expected that ${expected}.`);
  return issues;
}
