import type { Word } from '../scan/words';
import { wordSet } from '../scan/word-set';
import type { Clause, Scene } from './clause';

const ENDS = new Set(['.', '!', '?', ';', '\n', '…']);
const PAUSES = new Set([',', ':', '(', ')', '|', '—']);
const LINKS = wordSet(
  `and but so because since cuz coz although though while whereas then anyway anyways plus lol lmao haha ngl tbh idk omg btw`,
);
const BINDERS = wordSet(
  `to you i we they can will would should must not don't dont never or the my 'll u please lets let's he she it`,
);
const ASKERS = wordSet(`me us know see tell show check list of in at to on say`);

/** Cuts a prompt at its signs and conjunctions, before relative pronouns, and before orders. */
export function cutClauses(scene: Scene): readonly Clause[] {
  const { words } = scene;
  const clauses: Clause[] = [];
  let places: number[] = [];
  let isFirst = true;
  let opener = '';
  const close = (closer: string) => {
    const texts = places.map((place) => words[place]?.text ?? '');
    if (places.length > 0) clauses.push({ places, texts, isFirst, opener, closer });
    isFirst &&= places.length === 0;
    places = [];
    opener = closer;
  };
  words.forEach((word, at) => {
    const isNewSentence = at > 0 && words[at - 1]?.sentence !== word.sentence && !ENDS.has(word.text);
    if (isNewSentence) close(words[at - 1]?.text ?? '');
    isFirst ||= isNewSentence;
    if (isPause(words, at)) close(word.text);
    else if (isRelative(words, at) || startsOrder(scene, at)) close('');
    if (!isPause(words, at) && word.kind !== 'sign') places.push(at);
    isFirst ||= ENDS.has(word.text);
  });
  close('');
  return clauses;
}

function isPause(words: readonly Word[], at: number): boolean {
  const { text = '', isGlued = false } = words[at] ?? {};
  const isDate = text === 'since' && words[at + 1]?.kind === 'number';
  const isDash = text === '-' && !(isGlued && words[at + 1]?.isGlued === true);
  const isSign = ENDS.has(text) || PAUSES.has(text) || /\p{Extended_Pictographic}/u.test(text);
  return isSign || isDash || (LINKS.has(text) && !isDate);
}

/** "my brother who …", but not "tell me which …". */
function isRelative(words: readonly Word[], at: number): boolean {
  if (words[at]?.text !== 'which' && words[at]?.text !== 'who') return false;
  return !ASKERS.has(words[at - 1]?.text ?? '');
}

/** A verb of money with its amount or token right behind it. */
function startsOrder({ words, verbs, tokens, numbered }: Scene, at: number): boolean {
  const verb = verbs.find((mention) => mention.at === at);
  const text = words[at]?.text ?? '';
  if (verb === undefined || verb.isPast || /(?:ing|s)$/.test(text)) return false;
  if (BINDERS.has(words[at - 1]?.text ?? '')) return false;
  const isThing = numbered.has(at + 1) || tokens.some(({ start }) => start === at + 1);
  return isThing || /^(?:all|my|half)$/.test(words[at + 1]?.text ?? '');
}
