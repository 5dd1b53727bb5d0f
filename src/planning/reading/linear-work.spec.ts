import { KNOWN_MINTS } from '../../domain';
import { KnownTokens } from '../known-tokens';
import { backgroundOf } from './background/told-words';
import { markTold } from './operators/mark-told';
import { searchReadings } from './search/search-readings';
import { readItems } from './tags/read-items';
import { Scanner, type Sight } from './tags/scanner';
import { splitWords } from './text/split-words';
import type { Word } from './text/word';

const ADDRESS = '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T';

/** One piece for every kind of token that a sentence can be filled with. */
const PIECES = [
  ...KNOWN_MINTS.slice(0, 3).map(({ symbol }) => `${symbol} `),
  '1 ',
  '1, ',
  '1. ',
  'one hundred ',
  'two ',
  'half ',
  '5% ',
  'max 5%, ',
  '1/2 ',
  '$5 ',
  '1 SOL ',
  '100 USDC, ',
  `${ADDRESS} `,
  'swap ',
  'to swap ',
  'am swapping ',
  'send ',
  'not ',
  'if ',
  'to see if ',
  'and ',
  'then ',
  ', ',
  '. ',
  '( ',
  '-> ',
  '" ',
  'it ',
  'this ',
  'the rest ',
  'both ',
  'each ',
  'all ',
  'keep ',
  'all but ',
  'slippage ',
  'what ',
  'was ',
  'my friend ',
  'my friend was ',
  'because ',
  'blah ',
  'I need 1 SOL so ',
  'and I need the 1 ',
  'I have 3 SOL. ',
  'before I go, ',
  'swap 1 SOL to USDC and ',
  'swap 1 SOL was ',
  'lend 5 USDC. ',
  'sell 1 SOL for JUP, ',
  `send 1 SOL to ${ADDRESS}, `,
];

const LONG = 1_000;
/** How much more than twice the work twice the length may take. */
const SLACK = 1.25;

/** Counts every look at a word or at what it can be. */
class CountingScanner extends Scanner {
  looks = 0;

  override sight(at: number): Sight {
    this.looks += 1;
    return super.sight(at);
  }
}

function counted(words: readonly Word[]): { readonly words: readonly Word[]; readonly looks: () => number } {
  let looks = 0;
  const watched = new Proxy(words, {
    get(target, key, receiver): unknown {
      looks += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  return { words: watched, looks: () => looks };
}

function filledWith(piece: string, length: number): readonly Word[] {
  return splitWords(piece.repeat(Math.floor(length / piece.length)));
}

function looksOfBackground(piece: string, length: number): number {
  const { words, looks } = counted(filledWith(piece, length));
  const scanner = new CountingScanner(words, new KnownTokens());
  backgroundOf(scanner);
  return looks() + scanner.looks;
}

function looksOfTags(piece: string, length: number): number {
  const { words, looks } = counted(filledWith(piece, length));
  readItems(words, new KnownTokens());
  return looks();
}

/** Runs of chunks that one frame may span. */
const REACH = 7;

function runsOfSearch(words: readonly Word[]): number {
  return searchReadings(markTold(readItems(words, new KnownTokens()))).work;
}

describe('the work for twice the text is twice the work', () => {
  it.each(PIECES)('telling talk from orders: %s', (piece) => {
    const half = looksOfBackground(piece, LONG / 2);
    expect(looksOfBackground(piece, LONG)).toBeLessThanOrEqual(2 * SLACK * half);
  });

  it.each(PIECES)('tagging: %s', (piece) => {
    const half = looksOfTags(piece, LONG / 2);
    expect(looksOfTags(piece, LONG)).toBeLessThanOrEqual(2 * SLACK * half);
  });

  it.each(PIECES)('searching: %s', (piece) => {
    const words = filledWith(piece, LONG);
    expect(runsOfSearch(words)).toBeLessThanOrEqual(REACH * words.length);
  });
});
