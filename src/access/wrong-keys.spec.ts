import { FakeClock } from '../common/clock/clock.fake';
import { type ApiKey, parseApiKey } from '../config';
import { WrongKeys } from './wrong-keys';

const HERE = '203.0.113.7';
const KEY = parseApiKey('a-secret-key-0123456789') as ApiKey;
const OTHER = parseApiKey('another-key-0123456789') as ApiKey;

describe('WrongKeys', () => {
  const setUp = () => {
    const clock = new FakeClock();
    return { clock, keys: new WrongKeys(clock) };
  };
  const fail = (keys: WrongKeys, times: number) => {
    for (let i = 0; i < times; i += 1) keys.noteWrong(HERE);
  };

  it('lets somebody mistype', () => {
    const { keys } = setUp();
    fail(keys, 4);
    expect(keys.waitMs(HERE, undefined)).toBe(0);
  });

  it('doubles the wait up to a minute, for that address alone', () => {
    const { clock, keys } = setUp();
    fail(keys, 4);
    const waits = Array.from({ length: 8 }, () => {
      fail(keys, 1);
      const wait = keys.waitMs(HERE, undefined);
      clock.advance(wait);
      expect(keys.waitMs(HERE, undefined)).toBe(0);
      return wait / 1_000;
    });
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    fail(keys, 1);
    expect(keys.waitMs('203.0.113.8', undefined)).toBe(0);
  });

  it('answers no guess while it waits, but lets keys pass that were right there before', () => {
    const { keys } = setUp();
    keys.noteRight(HERE, KEY);
    fail(keys, 9);
    expect(keys.waitMs(HERE, KEY)).toBe(0);
    expect(keys.waitMs(HERE, OTHER)).toBe(keys.waitMs(HERE, undefined));
    expect(keys.waitMs(HERE, OTHER)).toBeGreaterThan(0);
  });

  it('forgets after a quarter of an hour', () => {
    const { clock, keys } = setUp();
    fail(keys, 12);
    clock.advance(15 * 60_000 + 1);
    fail(keys, 1);
    expect(keys.waitMs(HERE, undefined)).toBe(0);
  });
});
