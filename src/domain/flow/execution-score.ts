/** What a finished benchmark run is worth. Scores are from 0 to 1. */
export interface ExecutionScore {
  readonly score: number;
  readonly verdict: Verdict;
  /** Least score that counts as succeeded. */
  readonly threshold: number;
  /** Weighted part of the final state assertions that hold; null when the file has none. */
  readonly assertionScore: number | null;
  /** Weighted part of the expected tool calls, steps and recoveries; null when nothing of that can be checked. */
  readonly conductScore?: number | null;
  /** How much of what was expected to be sent was produced. */
  readonly instructionScore: number;
  /** 1 when everything landed, else 0. */
  readonly onchainScore: number;
  /** What the original's formula gives: three quarters for the instructions, one for landing. */
  readonly compatibility?: CompatibilityScore;
  /** Money moved where none should have, or nothing of the final state is as it should be. */
  readonly wrongTrade?: boolean;
  readonly assertions: readonly AssertionOutcome[];
  readonly conduct?: readonly ConductOutcome[];
  /** Sentences about what cost points, or the verdict. */
  readonly issues: readonly string[];
}

export type Verdict = 'Succeeded' | 'Failed';

export interface CompatibilityScore {
  readonly score: number;
  readonly verdict: Verdict;
  readonly threshold: number;
}

/** One final state assertion, held against the ledger. */
export interface AssertionOutcome {
  readonly type: string;
  readonly account: string;
  /** What was asked for, such as `= 35000000`. */
  readonly expected: string;
  /** What the ledger holds, or by how much it changed, in the unit of the type. */
  readonly actual: string;
  readonly weight: number;
  /** Does the run fail when it does not hold? */
  readonly required?: boolean;
  readonly passed: boolean;
}

/** One expectation of how a run goes. */
export interface ConductOutcome {
  readonly group: 'tool_calls' | 'flow_complexity' | 'recovery';
  /** The tool, or the type of the expectation, as the file spells it. */
  readonly type: string;
  readonly expected: string;
  readonly weight: number;
  /** Does the run fail when it is not met? */
  readonly critical: boolean;
  /** Null: it cannot be told of this run; it weighs nothing. */
  readonly passed: boolean | null;
}
