/** The time, so that tests can hold it. */
export abstract class Clock {
  /** Milliseconds since the Unix epoch. */
  abstract now(): number;

  /** Now as RFC 3339 UTC with milliseconds. */
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  /**
   * Resolves after `ms` milliseconds, or at once when `signal` aborts (then too it resolves: the caller looks at
   * the signal).
   */
  abstract sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
