import { assert, property, string } from 'fast-check';
import { readPreference } from './read-preference';

describe('readPreference', () => {
  it.each([
    ['wait=10', 10],
    ['WAIT=3', 3],
    ['wait="7"', 7],
    ['respond-async, wait=5', 5],
    ['wait=5; foo=bar', 5],
    ['wait=1, wait=9', 1],
    ['wait=0', 0],
    ['wait=3600', 25],
  ])('understands %s', (header, seconds) => expect(readPreference(header)).toEqual({ wait: seconds }));

  it.each(['wait', 'wait=', 'wait=-1', 'wait=1.5', 'wait=soon', 'waiting=5', 'handling=strict', ''])(
    'ignores %j',
    (header) => expect(readPreference(header)).toEqual({}),
  );

  it('reads a header that was sent twice', () => {
    expect(readPreference(['respond-async', 'wait=4'])).toEqual({ wait: 4 });
  });

  it('never fails, and never waits for longer than allowed', () => {
    assert(
      property(string(), (header) => {
        const { wait = 0 } = readPreference(header);
        expect(wait >= 0 && wait <= 25).toBe(true);
      }),
    );
  });
});
