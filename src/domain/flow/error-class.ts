/** Kinds of failure that are recovered from alike. */
export const ERROR_CLASSES = [
  'transient',
  'stale',
  'unknown_outcome',
  'liquidity',
  'insufficient_funds',
  'needs_person',
  'permanent',
] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];
