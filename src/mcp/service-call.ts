/** A request to the interface of the service, whoever carries it. */
export interface ServiceRequest {
  readonly method: 'GET' | 'POST';
  /** Below the root, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends a request with the rights of whoever uses the tools. */
export type ServiceCall = (
  request: ServiceRequest,
) => Promise<{ readonly status: number; readonly body: string }>;
