/** A way to recover from a failed attempt. */
export const STRATEGIES = ['retry', 'alternative_flow', 'user_fulfillment'] as const;
export type Strategy = (typeof STRATEGIES)[number];
