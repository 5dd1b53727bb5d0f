/**
 * What happens after a failed attempt. A value: whoever executes carries it out, recovery calls nobody.
 */
export type RecoveryDecision =
  /** The step fails with the failure of its last attempt; the atomic mode says what that means for the flow. */
  { readonly kind: 'give_up'; readonly reason: string };
