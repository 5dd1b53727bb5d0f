import { createHash } from 'node:crypto';

/** What a request asks for, so that two can be told apart. */
export interface RequestContent {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  /** Parsed JSON; `undefined` when there is none. */
  readonly body: unknown;
}

/**
 * SHA-256 (hex) of the route and the body. The order of members and the spelling of numbers make no difference. The body
 * must not nest deeply.
 */
export function fingerprintOf({ method, path, body }: RequestContent): string {
  return digestOf(method, path, body === undefined ? '' : canonicalJson(body));
}

/** SHA-256 (hex) of texts and of where one ends and the next begins. */
export function digestOf(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex');
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
