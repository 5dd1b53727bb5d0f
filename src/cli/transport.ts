/** One answer of the service. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text; empty for 304. */
  readonly body: string;
}

export interface Request {
  readonly method: 'GET' | 'POST';
  /** Path with query, below the service's root, such as `/api/v1/executions/direct-…`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** How the command line reaches the service: over the network, or in the same process. */
export interface Transport {
  send(request: Request): Promise<Answer>;
  close(): Promise<void>;
}
