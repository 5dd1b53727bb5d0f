import type { ErrorClass, Failure, FlowStep, RecoveryConfig, StepSnapshot, Strategy } from '../../domain';
import type { Policy } from '../policies';
import type { RecoveryDecision } from '../recovery-decision';

/** A failed attempt with all that is known of its step. */
export interface FailedAttempt {
  readonly step: FlowStep;
  /** With its attempts so far, the failed one included. */
  readonly history: StepSnapshot;
  readonly failure: Failure;
  /** Absent: the mode makes one attempt a step. */
  readonly config: RecoveryConfig | undefined;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** The same, classed, for a strategy to judge. */
export interface Recoverable extends FailedAttempt {
  readonly config: RecoveryConfig;
  readonly errorClass: ErrorClass;
  readonly policy: Policy;
}

/** What a strategy says: what to do, or why it has nothing more to offer. */
export type Advice =
  | { readonly isApplicable: true; readonly decision: RecoveryDecision }
  | { readonly isApplicable: false; readonly reason: string };

/** A way to recover. Pure: it decides, and does nothing. */
export abstract class RecoveryStrategy {
  abstract readonly name: Strategy;

  abstract advise(failed: Recoverable): Advice;
}
