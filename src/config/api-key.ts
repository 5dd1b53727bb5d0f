import { createHash } from 'node:crypto';

/** What a key may do: look, start and move work, or everything, also with what belongs to others. */
export const SCOPES = ['read', 'run', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key that clients may send, as the configuration knows it. */
export interface ApiKey {
  /** Whose executions it starts and sees; absent: it was given plain, and is an administrator's. */
  readonly name?: string;
  readonly scopes: ReadonlySet<Scope>;
  /** SHA-256 of the key. */
  readonly digest: Buffer;
}

const PLAIN = /^[\x21-\x7e]{16,}$/;
const HASHED =
  /^(?<name>[A-Za-z0-9][\w.-]{0,63}):(?<scopes>[a-z]+(?:\+[a-z]+)*):sha256:(?<digest>[\da-f]{64})$/;
/** Meant as a hashed key: with a slip of the pen it must not become a plain one that may do everything. */
const MEANT_AS_HASHED = /:sha256:/i;

/**
 * Reads a key of the configuration: plain, or its hash as in `ci:read+run:sha256:<64 hex digits>`.
 * @returns `undefined` when it is neither
 */
export function parseApiKey(text: string): ApiKey | undefined {
  const { name, scopes = '', digest = '' } = HASHED.exec(text)?.groups ?? {};
  if (name === undefined) {
    if (MEANT_AS_HASHED.test(text) || !PLAIN.test(text)) return undefined;
    return { scopes: new Set(SCOPES), digest: digestOfKey(text) };
  }
  const named = scopes.split('+');
  if (!named.every(isScope)) return undefined;
  return { name, scopes: new Set(named), digest: Buffer.from(digest, 'hex') };
}

/** The line that stands for a key in the configuration; the key cannot be had from it. */
export function apiKeyLine(name: string, scopes: readonly Scope[], key: string): string {
  return `${name}:${scopes.join('+')}:sha256:${digestOfKey(key).toString('hex')}`;
}

/** SHA-256 of a key. */
export function digestOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
