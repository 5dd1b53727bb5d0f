import { type Case, type Objection, deedOf } from '../case';
import { amountOf } from '../plan-slots';
import { wordSet } from '../scan/word-set';

const ALL_WORDS =
  wordSet(`all everything entire entirely whole full fully max maximum complete completely total every rest remaining remainder remains left
   leftover leftovers balance whatever 100 empty drain close exit bag bags stack lot any both out holdings holding hundred anything
   each what last remove stash position otherwise outright`);
/** Words that say that all is meant, wherever they stand. */
const WHOLE_WORDS = wordSet(`entire entirely whole fully completely everything max outright totally`);
/** Deeds that take all of a token when the prompt names no amount. */
const DEFAULTS_TO_ALL = new Set(['lend', 'redeem']);

/** All of a balance is moved only where the prompt says so, or by the deed's own custom; nothing is taken twice. */
export function checkAmounts(it: Case): Objection | undefined {
  const isDefaulted = it.assumptions.length > 0;
  if (isDefaulted && it.words.some(({ text }) => WHOLE_WORDS.has(text))) {
    return {
      code: 'missing_amount',
      detail: 'The prompt says how much, and the plan would take half.',
      words: '',
    };
  }
  for (const step of it.steps) {
    const kind = amountOf(step.call)?.kind;
    if (kind !== 'all' || DEFAULTS_TO_ALL.has(deedOf(step))) continue;
    if (
      !it.words.some(
        ({ text }, at) => ALL_WORDS.has(text) || (text === 'half' && it.words[at - 1]?.text === 'other'),
      )
    ) {
      return {
        code: 'missing_amount',
        detail: `The prompt does not say how much to ${deedOf(step)}.`,
        words: '',
      };
    }
  }
  return undefined;
}
