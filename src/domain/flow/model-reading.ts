/** What it took a language model to read a prompt. */
export interface ModelReading {
  /** The model that answered, as its endpoint names it. */
  readonly model: string;
  /** 1, or 2 when its first answer had to be repaired. */
  readonly turns: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cachedTokens: number;
  readonly latencyMs: number;
  /** Requests that had to be sent again. */
  readonly retries: number;
}
