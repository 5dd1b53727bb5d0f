import { readQuantity } from '../tags/read-quantity';
import type { Scanner } from '../tags/scanner';
import type { Word } from '../text/word';

/** Words between two joints of a sentence. */
export interface WordClause {
  readonly from: number;
  /** The place after its last word. */
  readonly to: number;
  /** The sign or conjunction before it; empty at the start of the text. */
  readonly opener: string;
  /** Does a new sentence begin with it? */
  readonly isFirst: boolean;
}

const SENTENCE_ENDS = /^(?:[.!?;]+|\r?\n)$/;
const CLAUSE_SIGNS = /^(?:,|:|\(|\)|\||\.{2,})$/;
const CONJUNCTIONS = new Set(
  'and but so because since cuz coz bc although though while whereas then anyway anyways anyhow plus'.split(
    ' ',
  ),
);
/** Sighs between clauses. */
const INTERJECTIONS = new Set(
  'lol lmao haha hahaha ngl tbh idk omg rofl imo btw smh bruh hehe xd ok okay'.split(' '),
);
/** Words behind which a verb is not an order. */
const BINDERS = new Set(
  'to you i we they can will would should must could not dont never and or ll u d please pls let lets he she it'.split(
    ' ',
  ),
);
const ASKERS = new Set(
  'me us know see tell show check list of in at to on say and or by for from'.split(' '),
);
/** These begin a clause and are its subject. */
const RELATIVES = new Set(['which', 'who']);

/** Cuts a text at its signs and conjunctions, and before orders, in one pass; empty clauses are left out. */
export function wordClauses(scanner: Scanner): WordClause[] {
  const { words } = scanner;
  const clauses: WordClause[] = [];
  let from = 0;
  let opener = '';
  let isFirst = true;
  const close = (to: number, next: string, resume: number) => {
    if (to > from) {
      clauses.push({ from, to, opener, isFirst });
      isFirst = false;
    }
    isFirst ||= SENTENCE_ENDS.test(next);
    opener = next;
    from = resume;
  };
  words.forEach(({ kind, key, isGlued }, at) => {
    const isDash = key === '-' && !(isGlued && words[at + 1]?.isGlued === true);
    const isSign = kind === 'sign' && (SENTENCE_ENDS.test(key) || CLAUSE_SIGNS.test(key) || isDash);
    const isDate = key === 'since' && words[at + 1]?.kind === 'number';
    if (isSign || (CONJUNCTIONS.has(key) && !isDate)) close(at, key, at + 1);
    else if (at > from && (isRelative(words, at) || isOrder(scanner, at))) close(at, key, at);
    else if (INTERJECTIONS.has(key)) close(at, key, at + 1);
  });
  close(words.length, '', words.length);
  return clauses;
}

/** "my brother who …", but not "tell me which …". */
function isRelative(words: readonly Word[], at: number): boolean {
  return RELATIVES.has(words[at]?.key ?? '') && !ASKERS.has(words[at - 1]?.key ?? '');
}

/** "… won't shut up about it swap 2 SOL": a verb of money, and an amount or token right behind it. */
function isOrder(scanner: Scanner, at: number): boolean {
  const { verb, token, length } = scanner.sight(at);
  if (verb === undefined || token !== undefined || verb.isLight || verb.form !== 'base') return false;
  if (BINDERS.has(scanner.words[at - 1]?.key ?? '')) return false;
  const next = scanner.sight(at + length);
  const isOwned = next.tag?.t === 'det' && next.tag.det === 'my';
  return (
    next.token !== undefined ||
    next.tag?.t === 'all' ||
    isOwned ||
    readQuantity(scanner.words, at + length) !== undefined
  );
}
