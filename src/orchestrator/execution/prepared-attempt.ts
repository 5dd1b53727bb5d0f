import type { Failure, FlowStep, Guards, ResolvedAction } from '../../domain';
import type { SignedTransaction, Simulation } from '../../ledger';

/** A transaction that was simulated, is within its guards and is signed; nothing of it was sent. */
export interface PreparedAttempt {
  /** The steps that the transaction carries, in order. */
  readonly steps: readonly FlowStep[];
  readonly actions: readonly ResolvedAction[];
  readonly venue: string;
  readonly guards: Guards;
  readonly simulation: Simulation;
  readonly transaction: SignedTransaction;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: PreparedAttempt }
  | {
      readonly ok: false;
      readonly failure: Failure;
      /** Where it was to be made; absent when it failed before that was known. */
      readonly venue?: string;
    };
