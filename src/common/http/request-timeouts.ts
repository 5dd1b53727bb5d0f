/** How often connections are looked at, at most, in milliseconds. */
const LONGEST_CHECK_MS = 1_000;

/**
 * Options of the HTTP server by which the headers and the body of a request arrive within `timeoutMs`, or its connection is
 * closed; so is one on which nothing is ever asked. Node looks at its connections only every so often, by default after
 * 30 seconds, which would come on top.
 */
export function requestTimeouts(timeoutMs: number) {
  return {
    requestTimeout: timeoutMs,
    http: {
      requestTimeout: timeoutMs,
      headersTimeout: timeoutMs,
      connectionsCheckingInterval: Math.min(LONGEST_CHECK_MS, Math.ceil(timeoutMs / 10)),
    },
  };
}
