/** Characters that are narrow, and wide, in common sans-serif fonts. */
const NARROW = /[ijlItfr.,:;|!'()[\]·]/;
const WIDE = /[mwMWQOG@%→…✓✗]/;

/**
 * Width of text in pixels, near enough to draw a box around it without knowing the font: generous, so that nothing
 * sticks out.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return Math.ceil(ems * fontSize);
}

function emsOf(character: string): number {
  if (/[\u1100-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(character))
    return 1.25;
  if (NARROW.test(character)) return 0.36;
  if (WIDE.test(character)) return 0.92;
  return /\p{Lu}/u.test(character) ? 0.7 : 0.58;
}

/** Breaks text into lines of at most `most` pixels, at spaces where there are any. */
export function wrapText(text: string, fontSize: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((part) => broken(part, fontSize, most))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, fontSize) <= most) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word that is longer than a line is cut. */
function broken(word: string, fontSize: number, most: number): string[] {
  const parts = [''];
  for (const character of word) {
    const last = parts.at(-1) ?? '';
    if (last !== '' && textWidth(last + character, fontSize) > most) parts.push(character);
    else parts[parts.length - 1] = last + character;
  }
  return parts;
}
