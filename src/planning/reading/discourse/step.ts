import type { Address, Assumption, Mint, ToolCall } from '../../../domain';

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
  /** Addresses that the prompt says money comes from: whoever knows the wallet checks that they are its own. */
  readonly sources: readonly Address[];
}

/** What an earlier step leaves for later ones to speak of. */
export interface Produced {
  readonly stepId: string;
  readonly mint: Mint;
  /** How much of it later steps have taken, in basis points. */
  takenBps: number;
}
