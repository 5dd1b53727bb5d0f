/** What a finished benchmark run is worth. Scores are from 0 to 1. */
export interface ExecutionScore {
  readonly score: number;
  readonly verdict: 'Succeeded' | 'Failed';
  /** Least score that counts as succeeded. */
  readonly threshold: number;
  /** How much of what was expected to be sent was produced. */
  readonly instructionScore: number;
  /** 1 when everything landed, else 0. */
  readonly onchainScore: number;
  /** Weighted part of the final state assertions that hold; null when the file has none. Shown, not part of the score. */
  readonly assertionScore: number | null;
  readonly assertions: readonly AssertionOutcome[];
  /** Sentences about what cost more than a fifth of its part. */
  readonly issues: readonly string[];
}

/** One final state assertion, held against the ledger. */
export interface AssertionOutcome {
  readonly type: string;
  readonly account: string;
  /** What was asked for, such as `= 35000000`. */
  readonly expected: string;
  /** Raw units that the ledger holds, or by which it changed. */
  readonly actual: string;
  readonly weight: number;
  readonly passed: boolean;
}
