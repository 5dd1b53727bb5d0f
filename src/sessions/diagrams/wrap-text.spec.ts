import fc from 'fast-check';
import { hostileText } from './hostile-text.fake';
import { plainText } from './plain-text';
import { wrapText } from './wrap-text';

const widthOf = (text: string) => [...text].length;

describe('wrapText', () => {
  it('breaks between words, and within a word that is too long', () => {
    expect(wrapText('to be or not', { width: 5, widthOf })).toEqual(['to be', 'or', 'not']);
    expect(wrapText('a abcdefg', { width: 3, widthOf })).toEqual(['a', 'abc', 'def', 'g']);
  });

  it('says that it left something out', () => {
    expect(wrapText('one two three', { width: 5, widthOf, mostLines: 2 })).toEqual(['one', 'two…']);
  });

  it('never is wider or longer than it may be, and loses nothing otherwise', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 12, max: 60 }), (hostile, width) => {
        const text = plainText(hostile);
        const lines = wrapText(text, { width, widthOf });
        expect(lines.every((line) => widthOf(line) <= width)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        expect(wrapText(text, { width, widthOf, mostLines: 3 }).length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
