import { withoutNulls } from './without-nulls';

describe('withoutNulls', () => {
  it.each([
    [{ a: null, b: 1 }, { b: 1 }],
    [{ a: { b: null, c: [{ d: null }, null] } }, { a: { c: [{}, null] } }],
    [
      { a: 0, b: '', c: false, d: [] },
      { a: 0, b: '', c: false, d: [] },
    ],
    [null, null],
    [[1], [1]],
  ])('makes of %j', (value, expected) => {
    expect(withoutNulls(value)).toEqual(expected);
  });
});
