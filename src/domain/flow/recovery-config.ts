/** How a flow may recover. Machine time and a person's time are apart. */
export interface RecoveryConfig {
  /** Delay before the first retry that backs off, in milliseconds. */
  readonly baseRetryDelayMs: number;
  /** No delay is longer, in milliseconds; an upstream that asks for more is obeyed within the budget. */
  readonly maxRetryDelayMs: number;
  /** Each delay is the one before times this. */
  readonly backoffMultiplier: number;
  /** Machine time for recovering one step, waits included, in milliseconds. */
  readonly maxRecoveryTimeMs: number;
  /** Attempts at a step after its first. */
  readonly retryAttempts: number;
  /** `full`: a delay is drawn evenly between nothing and its length, so that clients do not return together. */
  readonly jitter: 'full' | 'none';
  readonly enableAlternativeFlows: boolean;
  readonly enableUserFulfillment: boolean;
  /** How long a question stays open, in seconds. */
  readonly userTimeoutSeconds: number;
}

export const DEFAULT_RECOVERY: RecoveryConfig = {
  baseRetryDelayMs: 1_000,
  maxRetryDelayMs: 10_000,
  backoffMultiplier: 2,
  maxRecoveryTimeMs: 30_000,
  retryAttempts: 3,
  jitter: 'full',
  enableAlternativeFlows: true,
  enableUserFulfillment: false,
  userTimeoutSeconds: 600,
};
