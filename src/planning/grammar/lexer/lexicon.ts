import { KNOWN_MINTS } from '../../../domain';
import { isSlip } from './similar-word';
import type { Noun, Preposition, Token, Verb } from './token';
import * as vocabulary from './vocabulary';

interface Entry {
  readonly words: readonly string[];
  readonly token: (text: string) => Token;
  /** May it be misspelt? Names of tokens may not. */
  readonly isForgiving: boolean;
}

/** A match of the lexicon in a text. */
export interface Match {
  readonly token: Token;
  /** How many words it took. */
  readonly length: number;
}

const byFirstWord = new Map<string, Entry[]>();
const single = new Map<string, Entry>();

/** The longest phrase of the lexicon that `words` begins with; the first word may be misspelt when nothing fits. */
export function matchPhrase(words: readonly string[]): Match | undefined {
  const [first = ''] = words;
  const exact = longest(byFirstWord.get(first) ?? [], words);
  if (exact) return exact;
  const similar = similarEntry(first);
  return similar && { token: similar.token(first), length: 1 };
}

function longest(entries: readonly Entry[], words: readonly string[]): Match | undefined {
  for (const { words: phrase, token } of entries) {
    if (phrase.every((word, index) => words[index] === word)) {
      return { token: token(phrase.join(' ')), length: phrase.length };
    }
  }
  return undefined;
}

const slips = new Map<string, Entry | undefined>();

function similarEntry(word: string): Entry | undefined {
  if (word.length > 20) return undefined;
  if (slips.has(word)) return slips.get(word);
  let found: Entry | undefined;
  for (const [known, entry] of single) {
    if (entry.isForgiving && isSlip(word, known)) {
      found = entry;
      break;
    }
  }
  if (slips.size > 5_000) slips.clear();
  slips.set(word, found);
  return found;
}

function add(phrases: readonly string[], token: (text: string) => Token, isForgiving = true): void {
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const entry = { words, token, isForgiving };
    const [first = ''] = words;
    const siblings = byFirstWord.get(first) ?? [];
    siblings.push(entry);
    byFirstWord.set(first, siblings);
    if (words.length === 1 && !single.has(phrase)) single.set(phrase, entry);
  }
}

const constant = (token: Token) => (): Token => token;

function addNames(): void {
  for (const mint of KNOWN_MINTS) {
    add([mint.symbol.toLowerCase()], (text) => ({ kind: 'token', mint, isName: false, text }), false);
    const names = mint.names.filter((name) => name !== mint.symbol.toLowerCase());
    add(names, (text) => ({ kind: 'token', mint, isName: true, text }), false);
  }
  add(vocabulary.LEND_VENUE_WORDS, constant({ kind: 'venue', venue: 'lend' }), false);
  add(vocabulary.JUPITER_WORDS, constant({ kind: 'venue', venue: 'jupiter' }), false);
  for (const [verb, phrases] of Object.entries(vocabulary.VERBS))
    add(phrases, (text) => ({ kind: 'verb', verb: verb as Verb, text }));
  for (const [preposition, phrases] of Object.entries(vocabulary.PREPOSITIONS)) {
    add(
      phrases,
      (text) => ({ kind: 'preposition', preposition: preposition as Preposition, text }),
      preposition === 'with',
    );
  }
  for (const [noun, phrases] of Object.entries(vocabulary.NOUNS))
    add(phrases, (text) => ({ kind: 'noun', noun: noun as Noun, text }));
}

function addAmountsAndReferences(): void {
  add(vocabulary.ALL_WORDS, constant({ kind: 'all' }));
  add(vocabulary.REST_WORDS, constant({ kind: 'reference', reference: 'rest' }));
  add(vocabulary.OTHER_WORDS, constant({ kind: 'reference', reference: 'other' }), false);
  add(vocabulary.IT_WORDS, constant({ kind: 'reference', reference: 'it' }), false);
  add(vocabulary.PRODUCED_WORDS, constant({ kind: 'reference', reference: 'produced' }));
  add(vocabulary.VAGUE_WORDS, (text) => ({ kind: 'vague', text }), false);
  add(vocabulary.EXACTLY_WORDS, constant({ kind: 'exactly' }));
}

function addStructure(): void {
  add(vocabulary.NEGATIONS, constant({ kind: 'negation' }), false);
  add(vocabulary.INSTEAD_WORDS, constant({ kind: 'instead' }));
  add(vocabulary.BUT_WORDS, constant({ kind: 'but' }), false);
  add(vocabulary.THEN_WORDS, constant({ kind: 'then' }));
  add(vocabulary.AFTER_WORDS, constant({ kind: 'after' }));
  add(vocabulary.BEFORE_WORDS, constant({ kind: 'before' }));
  add(vocabulary.WHAT_WORDS, constant({ kind: 'question', question: 'what' }), false);
  add(vocabulary.HOW_MUCH_WORDS, constant({ kind: 'question', question: 'how_much' }), false);
}

function addSmallWords(): void {
  add(['my', 'our'], constant({ kind: 'determiner', determiner: 'my' }), false);
  add(['the'], constant({ kind: 'determiner', determiner: 'the' }), false);
  add(['a', 'an'], constant({ kind: 'determiner', determiner: 'a' }), false);
  add(['and', 'plus also', 'as well as'], constant({ kind: 'and' }), false);
  add(['or', 'either', ...vocabulary.INDEFINITE_WORDS], constant({ kind: 'or' }), false);
  add(['percent', 'per cent', 'percents', 'pct'], constant({ kind: 'unit', unit: 'percent' }));
  add(['bps', 'bp', 'basis points', 'basis point'], constant({ kind: 'unit', unit: 'bps' }), false);
  add(
    ['dollar', 'dollars', 'usd', 'bucks', 'buck', 'us dollars'],
    constant({ kind: 'unit', unit: 'dollar' }),
    false,
  );
  add(['lamport', 'lamports'], constant({ kind: 'unit', unit: 'lamports' }));
  add(['times'], constant({ kind: 'unit', unit: 'times' }), false);
  add(vocabulary.UNSUPPORTED_WORDS, (text) => ({ kind: 'unsupported', text }), false);
  add(vocabulary.NOISE_WORDS, constant({ kind: 'noise' }));
}

addNames();
addAmountsAndReferences();
addStructure();
addSmallWords();
for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
