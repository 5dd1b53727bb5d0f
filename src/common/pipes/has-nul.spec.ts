import { hasNul } from './has-nul';

describe('hasNul', () => {
  it.each([['a\u0000'], [['a', '\u0000']], [{ a: { b: ['\u0000'] } }], [{ 'a\u0000': 1 }]])(
    'finds it in %j',
    (value) => {
      expect(hasNul(value)).toBe(true);
    },
  );

  it.each([[''], ['\\u0000'], [null], [undefined], [0], [{ a: ['\u0001', { b: true }] }]])(
    'finds none in %j',
    (value) => {
      expect(hasNul(value)).toBe(false);
    },
  );
});
