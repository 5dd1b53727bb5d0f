import { readIdempotencyKey } from './read-idempotency-key';

describe('readIdempotencyKey', () => {
  it.each([
    [undefined, undefined],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    [' "a b" ', 'a b'],
    [String.raw`"a \"b\" \\c"`, String.raw`a "b" \c`],
    ['x'.repeat(255), 'x'.repeat(255)],
    [`"${String.raw`\"`.repeat(255)}"`, '"'.repeat(255)],
  ])('reads %j', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key);
  });

  it.each([
    [''],
    ['""'],
    ['   '],
    ['"open'],
    ['a, b'],
    ['two words'],
    [String.raw`"\n"`],
    ['"clé"'],
    ['"tab\t"'],
    ['x'.repeat(256)],
    [`"${'x'.repeat(256)}"`],
    [['"a"', '"b"']],
  ])('refuses %j', (header) => {
    expect(() => readIdempotencyKey(header)).toThrow(
      'An Idempotency-Key is one string of 1 to 255 characters.',
    );
  });
});
