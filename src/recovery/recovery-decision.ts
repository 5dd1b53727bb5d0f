import type { Alternative, Choice, ErrorClass, RejectedAlternative, Strategy } from '../domain';

interface Decided {
  readonly errorClass: ErrorClass;
  /** For a person. */
  readonly reason: string;
}

interface Recovering extends Decided {
  /** Which strategy decided it. */
  readonly strategy: Strategy;
}

/**
 * What happens after a failed attempt. A value: whoever executes carries it out, recovery calls nobody.
 */
export type RecoveryDecision =
  /** The step is tried again, with a fresh blockhash and a fresh quote, after a while. */
  | (Recovering & { readonly kind: 'retry'; readonly delayMs: number })
  /** The step is tried another way from now on. */
  | (Recovering & {
      readonly kind: 'reroute';
      readonly alternative: Alternative;
      readonly rejected: readonly RejectedAlternative[];
    })
  /** A person is asked, and the step waits for the answer. */
  | (Recovering & {
      readonly kind: 'ask';
      readonly text: string;
      readonly choices: readonly Choice[];
      /** How long the question stays open, in seconds. */
      readonly timeoutSeconds: number;
      readonly rejected: readonly RejectedAlternative[];
    })
  /** The step fails with the failure of its last attempt; the atomic mode says what that means for the flow. */
  | (Decided & { readonly kind: 'give_up'; readonly rejected: readonly RejectedAlternative[] });
