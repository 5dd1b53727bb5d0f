import fc from 'fast-check';
import { decodeJson, encodeJson } from './json-codec';

const key = fc
  .oneof(fc.string(), fc.constantFrom('$bigint', '$map', '$$bigint'))
  .filter((name) => name !== '__proto__');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.bigInt(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(key, tie('value'), { noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), tie('value'))).map((entries) => new Map(entries)),
  ),
}));

describe('encodeJson and decodeJson', () => {
  it('give back every value as it was, whatever the data calls its members', () => {
    fc.assert(
      fc.property(value, (data) => {
        expect(decodeJson(encodeJson(data))).toEqual(data);
      }),
    );
  });

  it('leave undefined members out', () => {
    expect(decodeJson(encodeJson({ a: undefined, b: 1n }))).toEqual({ b: 1n });
  });
});
