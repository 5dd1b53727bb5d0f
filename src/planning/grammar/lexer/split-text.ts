/** A piece of the prompt as it is written. */
export interface Piece {
  readonly kind: 'word' | 'number' | 'address' | 'symbol' | 'break';
  /** As written, but for grouping in numbers and the like. */
  readonly text: string;
  /** Is there white space before it? */
  readonly isSpaced: boolean;
}

/**
 * Pieces in order of trial. An address-like run of letters and digits is longer than any word; a number may be grouped by
 * commas or underscores; a name with a dot is a domain such as `bob.sol`.
 */
const PIECE =
  /(?<break>\n+)|(?<space>\s+)|(?<arrow>[-=]+>|→|⇒|➜|➡|»)|(?<domain>[a-z0-9-]+\.(?:sol|eth|bonk|abc|skr)\b)|(?<address>[A-Za-z0-9]{26,})|(?<number>\d{1,3}(?:[ ,]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)|(?<word>\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*)|(?<symbol>\S)/giu;

/** Marks that only decorate: markdown, quotes, brackets around words. */
const DECORATION = /[*_`~"“”„«‹›#|[\]^•·…]/gu;
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f}|\u{20e3}/gu;
/** Characters that cannot be seen, and those that turn the direction of writing. */
const INVISIBLE = /[\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{feff}\u{ad}]/gu;

/** Cuts a prompt into pieces. */
export function splitText(prompt: string): Piece[] {
  const clean = prompt
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/➜|➡|→|⇒/gu, ' -> ')
    .replace(PICTURES, ' ')
    .replace(/^\s*>+/gm, ' ')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(DECORATION, ' ');
  const pieces: Piece[] = [];
  let isSpaced = true;
  for (const { groups = {} } of clean.matchAll(PIECE)) {
    if (groups['space'] === undefined) pieces.push(pieceOf(groups, isSpaced));
    isSpaced = groups['space'] !== undefined || groups['break'] !== undefined;
  }
  return pieces;
}

function pieceOf(groups: Record<string, string | undefined>, isSpaced: boolean): Piece {
  const { word, number, address, domain, arrow, symbol } = groups;
  if (word !== undefined) return { kind: 'word', text: word, isSpaced };
  if (number !== undefined) return { kind: 'number', text: number.replace(/[ ,]/g, ''), isSpaced };
  if (address !== undefined || domain !== undefined)
    return { kind: 'address', text: address ?? domain ?? '', isSpaced };
  if (arrow !== undefined) return { kind: 'symbol', text: '->', isSpaced };
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, isSpaced };
  return { kind: 'break', text: '\n', isSpaced };
}
