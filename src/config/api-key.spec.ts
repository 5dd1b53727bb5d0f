import { apiKeyLine, parseApiKey } from './api-key';

const KEY = 'reev_4wTzX0c8mQ1nS7uV2yB5eH9kL3pR6tA0';
const LINE = apiKeyLine('ci', ['read', 'run'], KEY);

describe('parseApiKey', () => {
  it('takes a plain key for an administrator without a name', () => {
    const { name, scopes, digest } = parseApiKey(KEY) ?? {};
    expect([name, [...(scopes ?? [])]]).toEqual([undefined, ['read', 'run', 'admin']]);
    expect(digest).toHaveLength(32);
  });

  it('reads the hash of a key with its name and scopes', () => {
    const { name, scopes, digest } = parseApiKey(LINE) ?? {};
    expect([name, [...(scopes ?? [])]]).toEqual(['ci', ['read', 'run']]);
    expect(digest).toEqual(parseApiKey(KEY)?.digest);
    expect(LINE).not.toContain(KEY);
  });

  it.each([
    ['a plain key that is too short', 'short'],
    ['a plain key with a space', 'a key with some spaces'],
    ['a hash with another scope', LINE.replace('run', 'write')],
    ['a hash without a scope', LINE.replace('read+run', '')],
    ['a hash without a name', LINE.replace('ci', '')],
    ['a hash that was cut', LINE.slice(0, -1)],
    ['a hash in capitals', LINE.toUpperCase()],
    ['a name with a space', LINE.replace('ci', 'c i')],
  ])('refuses %s', (_case, text) => {
    expect(parseApiKey(text)).toBeUndefined();
  });
});
