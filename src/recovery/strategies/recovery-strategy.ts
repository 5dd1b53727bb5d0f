import type {
  Address,
  Alternative,
  ErrorClass,
  Failure,
  FlowStep,
  RecoveryConfig,
  RejectedAlternative,
  StepSnapshot,
  Strategy,
} from '../../domain';
import type { Policy } from '../policies';
import type { RecoveryDecision } from '../recovery-decision';

/** Another way that was quoted and would be within the step's guards. */
export interface Offer {
  readonly alternative: Alternative;
  /** Raw units that would arrive. */
  readonly received: bigint;
  /** Raw units that would be given. */
  readonly spent: bigint;
}

/** What else could be done, as far as whoever executes can tell. */
export interface Options {
  readonly offers: readonly Offer[];
  readonly rejected: readonly RejectedAlternative[];
  /** Where the step could be done. */
  readonly venues: readonly string[];
  /** What the step would give, and what the wallet has of it; absent when that cannot be told. */
  readonly need?: { readonly mint: Address; readonly raw: bigint; readonly available: bigint };
}

export const NO_OPTIONS: Options = { offers: [], rejected: [], venues: [] };

/** A failed attempt with all that is known of its step. */
export interface FailedAttempt {
  readonly step: FlowStep;
  /** With its attempts so far, the failed one included. */
  readonly history: StepSnapshot;
  readonly failure: Failure;
  /** Absent: the mode makes one attempt a step. */
  readonly config: RecoveryConfig | undefined;
  readonly options: Options;
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
  | { readonly isApplicable: true; readonly decision: RecoveryDecision & { readonly strategy: Strategy } }
  | { readonly isApplicable: false; readonly reason: string };

/** What is to be found out before a strategy is asked; it takes time. */
export interface OptionsOfInterest {
  /** Other ways, quoted. */
  readonly offers: boolean;
  /** What the step needs and where it could be done. */
  readonly facts: boolean;
}

export const NO_INTEREST: OptionsOfInterest = { offers: false, facts: false };

/** All strategies, in the order in which they are asked. */
export const RECOVERY_STRATEGIES = Symbol('RECOVERY_STRATEGIES');

/** A way to recover. Pure: it decides, and does nothing. */
export abstract class RecoveryStrategy {
  /** It stands on every decision that the strategy makes. */
  abstract readonly name: Strategy;

  /** The failures that it is for. */
  abstract readonly errorClasses: readonly ErrorClass[];

  /** What it needs to know to give advice. */
  needs(_config: RecoveryConfig): OptionsOfInterest {
    return NO_INTEREST;
  }

  abstract advise(failed: Recoverable): Advice;
}

/** Nothing more to offer, and why. */
export function notApplicable(reason: string): Advice {
  return { isApplicable: false, reason };
}
