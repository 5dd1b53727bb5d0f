import type { ErrorClass } from '../domain';

/**
 * What happens after a failed attempt. A value: whoever executes carries it out, recovery calls nobody.
 */
export type RecoveryDecision =
  /** The step is tried again, with a fresh blockhash and a fresh quote, after a while. */
  | {
      readonly kind: 'retry';
      readonly errorClass: ErrorClass;
      readonly delayMs: number;
      readonly reason: string;
    }
  /** The step fails with the failure of its last attempt; the atomic mode says what that means for the flow. */
  | { readonly kind: 'give_up'; readonly errorClass: ErrorClass; readonly reason: string };
