import * as fc from 'fast-check';
import { splitPrompt } from './split-prompt';

const ADDRESS = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const wordsOf = (prompt: string): string[] => splitPrompt(prompt).words.map(({ text }) => text);

describe('splitPrompt', () => {
  it.each([
    ['swap 1,500.50 USDC to $SOL', ['swap', '1,500.50', 'USDC', 'to', '$SOL']],
    [`send .5 SOL to ${ADDRESS}.`, ['send', '.5', 'SOL', 'to', ADDRESS]],
    ['don’t sell 40% of it', ['don’t', 'sell', '40%', 'of', 'it']],
    ['SOL/USDC — 2nd time', ['SOL', 'USDC', '2nd', 'time']],
    ['1.5k at $30', ['1.5k', 'at', '$30']],
  ])('finds the words of "%s"', (prompt, words) => {
    expect(wordsOf(prompt)).toEqual(words);
  });

  it('says what stands between words, and whether the whole is a question', () => {
    expect(splitPrompt('well, sell it. (now)\nwhy - or not?').gaps).toEqual([
      'edge',
      'comma',
      'space',
      'stop',
      'line',
      'dash',
      'space',
      'query',
    ]);
  });

  it('knows where each word stands, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (prompt) => {
        const { words, gaps } = splitPrompt(prompt);
        expect(gaps).toHaveLength(words.length + 1);
        for (const { text, start, end } of words) expect(prompt.slice(start, end)).toBe(text);
      }),
    );
  });
});
