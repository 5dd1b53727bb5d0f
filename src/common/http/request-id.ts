import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Header that carries the id of a request, both ways. */
export const REQUEST_ID_HEADER = 'x-request-id';

const SAFE = /^[\w.-]{1,64}$/;

/** The id that the client gave its request, when it is fit for a log line; otherwise a new one. */
export function requestIdOf({ headers }: { readonly headers: IncomingHttpHeaders }): string {
  const given = headers[REQUEST_ID_HEADER];
  return typeof given === 'string' && SAFE.test(given) ? given : randomUUID();
}
