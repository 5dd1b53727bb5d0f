import { labelAt, parseMarkedText } from './marked-text';

describe('parseMarkedText', () => {
  it('takes the marks away and keeps where they stood', () => {
    const marked = parseMarkedText('[[hey,]] swap 1 SOL to USDC <<if it dips>>');
    expect(marked.text).toBe('hey, swap 1 SOL to USDC if it dips');
    expect(labelAt(marked, 0)).toBe('talk');
    expect(labelAt(marked, marked.text.indexOf('swap'))).toBe('order');
    expect(labelAt(marked, marked.text.indexOf('dips'))).toBe('binding');
  });

  it('writes addresses and line breaks as people do', () => {
    expect(parseMarkedText('send 1 SOL to @@ ⏎ [[thanks]]').text).toMatch(
      /^send 1 SOL to [1-9A-HJ-NP-Za-km-z]{44}\nthanks$/,
    );
  });

  it('puts no space before a comma that a mark set apart', () => {
    expect(parseMarkedText('lend 5 USDC [[, it rains]]').text).toBe('lend 5 USDC, it rains');
  });

  it.each(['[[hello', 'hello]]', '[[a [[b]]', '[[a>>', '<<a]]'])('refuses "%s"', (line) => {
    expect(() => parseMarkedText(line)).toThrow(/mark/i);
  });
});
