import { type Deed, VERBS } from './verb-lexicon';
import type { Word } from './words';
import { wordSet } from './word-set';

/** A word that asks for, or tells of, money that moves. */
export interface VerbMention {
  readonly at: number;
  readonly deeds: readonly Deed[];
  /** Does it tell of what somebody did, rather than ask for it? */
  readonly isTold: boolean;
  /** Is it a past form or a participle? */
  readonly isPast: boolean;
}

const BY_WORD = new Map<string, Pick<VerbMention, 'deeds' | 'isPast'>>(
  VERBS.flatMap(({ words, past, deeds }) => [
    ...words.split(' ').map((word) => [word, { deeds, isPast: false }] as const),
    ...past.split(' ').map((word) => [word, { deeds, isPast: true }] as const),
  ]),
);
const TELLERS = wordSet(
  `i we he she they somebody someone already was were i've we've ive just friend brother who`,
);
const WISHES = wordSet(`want like need wish get have i'd be being see should must to you`);

/** Every verb of a prompt that moves money, in order. */
export function verbMentions(words: readonly Word[]): readonly VerbMention[] {
  return words.flatMap((word, at) => {
    const verb = BY_WORD.get(word.text) ?? mintVerb(words, at);
    return verb ? [{ ...verb, at, isTold: verb.isPast && isTold(words, at) }] : [];
  });
}

/** "mint" asks for shares; "of mint <address>" and "whose mint is" name a token. */
function mintVerb(words: readonly Word[], at: number) {
  if (words[at]?.text !== 'mint') return undefined;
  const before = words[at - 1]?.text ?? '';
  const after = words[at + 1];
  const isNoun =
    ['of', 'whose', 'the', 'token', 'with', 'its'].includes(before) ||
    after?.kind === 'address' ||
    after?.text === 'is';
  return isNoun ? undefined : { deeds: ['mint', 'lend'] as const, isPast: false };
}

/** "I sold", "we already swapped", "was converted"; not "I want it sold", "the JUP you bought", "should be sold". */
function isTold(words: readonly Word[], at: number): boolean {
  const isFirst = words[at - 1] === undefined || words[at - 1]?.sentence !== words[at]?.sentence;
  if (isFirst && words[at + 1]?.text !== ':') return true;
  const before = [1, 2, 3].map((back) => words[at - back]?.text ?? '');
  if (before.slice(0, 2).some((text) => WISHES.has(text))) return false;
  return (
    before.slice(0, 2).some((text) => TELLERS.has(text)) ||
    (TELLERS.has(before[2] ?? '') && before[0] === 'already')
  );
}
