import type { Case, Objection } from '../case';
import { wordSet } from '../scan/word-set';

/** Prepositions that put an order off until what they name. */
const UNTIL = wordSet('after before until till upon during following pending');
/** Those that do so before a time of day alone. */
const AT = wordSet('at by on around');
const TIMES_OF_DAY = wordSet(
  'close closing open opening dawn dusk noon midday midnight night lunch dinner breakfast sunrise sunset daybreak birthday birthdays anniversary christmas easter payday holiday holidays weekend thanksgiving halloween',
);
const DETERMINERS = wordSet(`the my our his her their a an this next today's tomorrow's`);
/** What does not happen later: an order before or behind, what a price is reckoned with, or nothing at all. */
const NO_EVENTS = wordSet(
  `that this these those which it all doing so them swap swapping trade trading sale selling conversion converting transfer
   sending deposit depositing lend lending withdrawal withdrawing redemption redeeming purchase buying exchange step i you we
   he she they fees fee tax taxes slippage costs much careful long some everything then leg first second last anything`,
);

/** "after close", "before closing time", "at noon": reev acts at once, and an order that is put off is refused. */
export function checkDelays(it: Case): Objection | undefined {
  const at = it.words.findIndex((_, place) => putsOff(it, place));
  if (at < 0) return undefined;
  const written = it.words.slice(at, eventOf(it, at) + 1).map((word) => word.written);
  return {
    code: 'unsupported_intent',
    detail: `"${written.join(' ')}" sets a time; reev acts at once or not at all.`,
    words: written.join(' '),
  };
}

function putsOff(it: Case, at: number): boolean {
  const text = it.words[at]?.text ?? '';
  if (it.told.has(at) || !(UNTIL.has(text) || AT.has(text))) return false;
  const event = eventOf(it, at);
  const word = it.words[event];
  // "the following operations" are a list; "following the meeting" is a time.
  if (text === 'following' && event === at + 1) return false;
  if (word === undefined || word.kind !== 'word' || word.sentence !== it.words[at]?.sentence) return false;
  if (AT.has(text)) return TIMES_OF_DAY.has(word.text);
  return !NO_EVENTS.has(word.text) && !isMoney(it, event);
}

/** The word that the preposition takes. */
function eventOf({ words }: Case, at: number): number {
  return DETERMINERS.has(words[at + 1]?.text ?? '') ? at + 2 : at + 1;
}

function isMoney({ tokens, numbers, toldTokens, toldNumbers, verbs }: Case, at: number): boolean {
  const named = [...tokens, ...numbers, ...toldTokens, ...toldNumbers];
  return named.some(({ start, end }) => start <= at && at < end) || verbs.some((verb) => verb.at === at);
}
