import fc from 'fast-check';
import { digestOf, fingerprintOf } from './fingerprint';

const of = (body: unknown, path = '/a') => fingerprintOf({ method: 'POST', path, body });

describe('fingerprintOf', () => {
  it('does not see the order of members or the spelling of numbers', () => {
    expect(of(JSON.parse('{"a":1.0,"b":{"d":[1,2],"c":100}}'))).toBe(
      of(JSON.parse('{"b":{"c":1e2,"d":[1,2]},"a":1}')),
    );
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: [[1], 2] }, { a: [[1, 2]] }],
    [{}, undefined],
    [{ a: null }, {}],
    [{ 'a":1,"b': 1 }, { a: 1, b: 1 }],
  ])('tells %j from %j', (one, other) => {
    expect(of(one)).not.toBe(of(other));
  });

  it('sees the route', () => {
    expect(of({}, '/a')).not.toBe(of({}, '/b'));
  });

  it('is the same for the same JSON, however its members are ordered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (body) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed());
        expect(of(turned)).toBe(of(body));
      }),
    );
  });
});

describe('digestOf', () => {
  it('sees where one text ends', () => {
    expect(digestOf('ab', 'c')).not.toBe(digestOf('a', 'bc'));
  });
});
