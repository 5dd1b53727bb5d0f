import { createApiKey } from '../../src/access';
import type { Scope } from '../../src/config';

/** A key with what a client sends of it. */
export interface TestKey {
  readonly key: string;
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function testKey(name: string, ...scopes: readonly Scope[]): TestKey {
  const created = createApiKey(name, scopes);
  return { ...created, headers: { 'x-api-key': created.key } };
}
