import { AccessConfig, parseApiKey } from '../config';
import { apiKeyIn } from './api-key-in';
import { KeyRing } from './key-ring';

describe('the key of a request', () => {
  const texts = ['first-key-0123456789', 'second-key-0123456789'];
  const keys = texts.flatMap((text) => parseApiKey(text) ?? []);
  const ring = new KeyRing(new AccessConfig(keys, 0, 60));
  const isKnown = (headers: Record<string, string>) => {
    const given = apiKeyIn(headers);
    return given !== undefined && ring.find(given) !== undefined;
  };

  it.each([
    [{ authorization: 'Bearer first-key-0123456789' }],
    [{ authorization: 'bearer  second-key-0123456789' }],
    [{ 'x-api-key': 'second-key-0123456789' }],
  ])('is known in %j', (headers) => {
    expect(isKnown(headers)).toBe(true);
  });

  it.each([
    [{}],
    [{ authorization: 'Bearer' }],
    [{ authorization: 'Basic first-key-0123456789' }],
    [{ authorization: 'Bearer first-key-012345678' }],
    [{ 'x-api-key': '' }],
    [{ 'x-api-key': 'first-key-0123456789,second-key-0123456789' }],
    [{ authorization: 'Bearer wrong', 'x-api-key': 'first-key-0123456789' }],
  ])('is not known in %j', (headers) => {
    expect(isKnown(headers)).toBe(false);
  });

  it('is not asked for when none is configured', () => {
    expect([ring.isOpen, new KeyRing(new AccessConfig([], 0, 60)).isOpen]).toEqual([false, true]);
  });
});
