import { plainText } from './plain-text';
import { wordSet } from './word-set';

/** One piece of a prompt. */
export interface Word {
  /** In lower case, with plain characters. */
  readonly text: string;
  /** As written, but for its plain characters. */
  readonly written: string;
  readonly kind: 'word' | 'number' | 'address' | 'sign';
  /** Number of the sentence that it stands in, from 0. */
  readonly sentence: number;
  /** Number of the clause, counted over the whole prompt. */
  readonly clause: number;
  /** Does it follow the word before without a space? */
  readonly isGlued: boolean;
}

const PIECES =
  /([1-9A-HJ-NP-Za-km-z]{32,}(?![\p{L}\p{N}]))|(->)|(\d[\d,_]*(?:\.\d+)*|\.\d+(?:\.\d+)*)|(\p{L}[\p{L}\p{M}\p{N}]*(?:'\p{L}+)*)|(\n)|([^\s])/gu;

/** Ends a sentence; "do 1" and "1.5" do not, as a point within a number belongs to it. */
const SENTENCE_ENDS = new Set(['.', '!', '?', ';', '\n']);
const CLAUSE_SIGNS = new Set([',', ':', '(', ')', '-', '—']);
const CLAUSE_WORDS = wordSet(`and then but plus while so because`);

/** Splits a prompt into words, numbers, addresses and signs. */
export function wordsOf(prompt: string): readonly Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let end = 0;
  for (const match of plainText(prompt).matchAll(PIECES)) {
    const written = match[0];
    const text = written.toLowerCase();
    const isGlued = match.index === end;
    end = match.index + written.length;
    if (SENTENCE_ENDS.has(text)) {
      sentence += 1;
      clause += 1;
    } else if (CLAUSE_SIGNS.has(text) || CLAUSE_WORDS.has(text)) clause += 1;
    if (text !== '\n') words.push({ text, written, kind: kindOf(match), sentence, clause, isGlued });
  }
  return words;
}

function kindOf([, address, arrow, number, word]: RegExpMatchArray): Word['kind'] {
  if (address !== undefined) return 'address';
  if (number !== undefined) return 'number';
  return arrow === undefined && word !== undefined ? 'word' : 'sign';
}
