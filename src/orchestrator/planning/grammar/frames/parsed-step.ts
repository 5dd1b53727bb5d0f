import type { Assumption, ToolCall } from '../../../../domain';

/** An intended effect, as the prompt says it. */
export interface ParsedStep {
  readonly stepId: string;
  readonly call: ToolCall;
  /** Steps whose output it uses. */
  readonly dependsOn: readonly string[];
}

export interface ParsedSteps {
  readonly steps: readonly ParsedStep[];
  readonly assumptions: readonly Assumption[];
}
