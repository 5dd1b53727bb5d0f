import fc from 'fast-check';
import { printable } from './printable';

describe('printable', () => {
  it.each([
    ['colours', '\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a title', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
    ['the clipboard', '\u001b]52;c;cm0gLXJm\u001b\\', '\\u001b]52;c;cm0gLXJm\\u001b\\'],
    ['C1', '\u009b31mred', '\\u009b31mred'],
    ['a line written over', 'Failed\rCompleted', 'Failed\\u000dCompleted'],
    ['backspaces', 'no\b\byes', 'no\\u0008\\u0008yes'],
    ['text that runs backwards', '\u202egnirts\u202c', '\\u202egnirts\\u202c'],
    ['what is not seen', 'a\u200bb\ufeff\u{e0041}', 'a\\u200bb\\ufeff\\udb40\\udc41'],
    ['other ends of lines', 'a\u2028b\u0085c', 'a\\u2028b\\u0085c'],
  ])('shows %s', (_what, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it.each(['two\nlines\tand a tab', '✔ swap_1  Swap 1 SOL to USDC', 'naïve 交换 👩‍👩‍👧', '└─ ├─ │'])(
    'leaves "%s" alone',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  it('leaves nothing that a terminal obeys, whatever the text', () => {
    const text = fc.string({ unit: 'binary' });
    // eslint-disable-next-line no-control-regex -- these must not be there
    fc.assert(fc.property(text, (any) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(printable(any))));
  });

  it('keeps JSON the same JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ unit: 'binary' }), (value, text) => {
        const printed = JSON.stringify({ value, text: text.toWellFormed() }, null, 2);
        expect(JSON.parse(printable(printed))).toEqual(JSON.parse(printed));
      }),
    );
  });
});
