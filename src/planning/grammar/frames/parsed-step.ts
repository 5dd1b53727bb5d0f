import type { Address, Assumption, ToolCall } from '../../../domain';

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
  /** Addresses that the prompt says it is sent from: whoever knows the wallet checks that they are its own. */
  readonly sources: readonly Address[];
}
