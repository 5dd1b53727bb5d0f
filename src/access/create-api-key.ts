import { randomBytes } from 'node:crypto';
import { type Scope, apiKeyLine } from '../config';

/** Bytes of chance in a key: as many as its hash has, so that guessing one is as hopeless as inverting the other. */
const KEY_BYTES = 32;

export interface CreatedKey {
  /** For the client, and shown only once. */
  readonly key: string;
  /** For `REEV_API_KEYS`. */
  readonly line: string;
}

/** Makes a key. @param name whose executions it starts and sees */
export function createApiKey(name: string, scopes: readonly Scope[]): CreatedKey {
  const key = `reev_${randomBytes(KEY_BYTES).toString('base64url')}`;
  return { key, line: apiKeyLine(name, scopes, key) };
}
