import type { IncomingHttpHeaders } from 'node:http';

const BEARER = /^Bearer +(\S+)$/i;

/** The key that a request carries, whether it is a configured one or not. A bearer token beats `x-api-key`. */
export function apiKeyIn(headers: IncomingHttpHeaders): string | undefined {
  const [, bearer] = BEARER.exec(headers.authorization ?? '') ?? [];
  const key = headers['x-api-key'];
  return bearer ?? (typeof key === 'string' && key !== '' ? key : undefined);
}
