import type { Word } from './word';

const PIECE =
  /(?<address>(?=[A-Za-z]*\d|[a-z]*[A-Z])[0-9A-Za-z]{25,}(?:\.\.\.[0-9A-Za-z]+)?|0x[0-9A-Fa-f]{6,}|[a-z0-9][a-z0-9_-]*\.sol(?![\p{L}\p{N}]))|(?<number>\d+(?:[.,'_]\d+)*|\.\d+(?![.\d]))|(?<word>\p{L}(?:[\p{L}\p{N}\p{M}]|_(?=[\p{L}\p{N}]))*(?:'\p{L}+)*)|(?<sign>-{1,2}>|={1,2}>|>>|\.{2,}|--|\r?\n|\S)/gu;
const LONG_NUMBER = 40;

/** Cuts the text into words, numbers, addresses and signs, in one pass. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const [piece] = match;
    const groups = match.groups ?? {};
    const isAddress = groups['address'] !== undefined;
    const isNumber = groups['number'] !== undefined && piece.length < LONG_NUMBER;
    const kind = isAddress ? 'address' : isNumber ? 'number' : groups['word'] !== undefined ? 'word' : 'sign';
    const key = kind === 'word' ? piece.toLowerCase().replaceAll("'", '') : piece;
    words.push({ text: piece, key, kind, isGlued: match.index === end && match.index > 0, at: match.index });
    end = match.index + piece.length;
  }
  return words;
}
