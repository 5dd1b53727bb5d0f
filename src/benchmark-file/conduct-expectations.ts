import type { ToolName } from '../domain';

/** What a file expects of the way a run goes, beside where it ends. */
export interface ConductExpectations {
  readonly expectedToolCalls: readonly ExpectedToolCall[];
  readonly flowComplexity: readonly FlowComplexity[];
  readonly recoveryExpectations: readonly RecoveryExpectation[];
}

/** A tool that must have been used with success. */
export interface ExpectedToolCall {
  /** As the file spells it. */
  readonly toolName: string;
  /** The tool of ours; absent: there is none, so that the expectation cannot be met. */
  readonly tool?: ToolName;
  readonly weight: number;
  /** Does the run fail without it? */
  readonly critical: boolean;
}

export interface FlowComplexity {
  readonly type: string;
  /** Steps that must have completed. */
  readonly minSteps?: number;
  /** Seconds that no step may have taken longer than. */
  readonly maxSecondsPerStep?: number;
  readonly weight: number;
}

export interface RecoveryExpectation {
  readonly type: string;
  readonly weight: number;
}
