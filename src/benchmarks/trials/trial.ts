import { createHash } from 'node:crypto';

/** One run of one task by one agent. */
export interface Trial {
  readonly agent: string;
  /** The benchmark's id. */
  readonly task: string;
  /** From 1. */
  readonly trial: number;
  readonly seed: number;
  readonly outcome: TrialOutcome;
}

export type TrialOutcome =
  | {
      readonly kind: 'scored';
      readonly executionId: string;
      readonly score: number;
      readonly succeeded: boolean;
      readonly compatibilityScore: number | null;
      readonly wrongTrade: boolean;
      readonly latencyMs: number | null;
      /** Steps of which an attempt failed, and how many of them completed in the end. */
      readonly disturbedSteps: number;
      readonly recoveredSteps: number;
      /** Sentences about what cost points. */
      readonly issues: readonly string[];
      /** What happened, for a person. */
      readonly trace: string;
    }
  /** Something beside the agent failed: it counts for nothing. */
  | { readonly kind: 'infrastructure'; readonly message: string };

/** What a trial draws its chances from; the same for the same suite, task and number. */
export function trialSeed(suiteSeed: string, task: string, trial: number): number {
  const digest = createHash('sha256')
    .update(JSON.stringify([suiteSeed, task, trial]))
    .digest();
  return digest.readUInt32BE(0);
}
