import type { Case, Objection } from '../case';
import { wordSet } from '../scan/word-set';

const JOINTS = wordSet('and then also plus afterwards');
const FOR_WHOM = wordSet('me us him her them');
const DETERMINERS = wordSet('my the a an our his her their some this that those these');
/** Words between a joint and a determiner that ask for nothing. */
const NO_ERRANDS = wordSet(
  `have enjoy wish thank thanks all both half only just not never so it is was are were has had for of in on at to from with by
   keep leave use take give tell show let make call save into as that this what which who when if because since like also then
   after before put first next through via`,
);
/** Things of the flow itself: a word that does something to them is an odd word for an order. */
const OF_FLOW = wordSet(
  `proceeds rest remainder remaining purchase output result results returns money funds balance balances other half whole amount
   lot position positions deposit deposits shares swap trade transfer order receipt same full entire`,
);

/** "swap 1 SOL to USDC and book me a flight": what is asked for besides, and nobody here does, refuses the whole prompt. */
export function checkOtherErrands(it: Case): Objection | undefined {
  const at = it.words.findIndex((_, place) => ordersElse(it, place));
  if (at < 0) return undefined;
  const word = it.words[at]?.written ?? '';
  return {
    code: 'unsupported_intent',
    detail: `"${word}" asks for something that reev does not do; one part that cannot be planned refuses all of it.`,
    words: word,
  };
}

/** A word right behind a joint, with what it is to be done to, that is no money verb, token, number or talk. */
function ordersElse({ words, verbs, tokens, numbers, told, steps }: Case, at: number): boolean {
  const word = words[at];
  if (steps.length === 0 || word?.kind !== 'word' || told.has(at) || NO_ERRANDS.has(word.text)) return false;
  if (DETERMINERS.has(word.text) || JOINTS.has(word.text) || !JOINTS.has(words[at - 1]?.text ?? ''))
    return false;
  if (/(?:s|ed|ing)$/.test(word.text) || verbs.some((verb) => verb.at === at)) return false;
  if ([...tokens, ...numbers].some(({ start, end }) => start <= at && at < end)) return false;
  const thing = FOR_WHOM.has(words[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const noun = words[thing + 1];
  const isObject = DETERMINERS.has(words[thing]?.text ?? '') && noun?.kind === 'word';
  return isObject && !OF_FLOW.has(noun.text) && !tokens.some(({ start }) => start === thing + 1);
}
