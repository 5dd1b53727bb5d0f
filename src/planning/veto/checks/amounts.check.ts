import { amountOf, countedMint } from '../../../domain';
import { type Case, type Objection, deedOf } from '../case';
import type { MeantStep } from '../plan-slots';
import { namesWholeInParts } from './parts-of-whole';
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
  const unread = it.steps.find((step) => hasUnreadAmount(it, step));
  if (unread) {
    return { code: 'ambiguous', detail: `It is not clear how much to ${deedOf(unread)}.`, words: '' };
  }
  for (const step of it.steps) {
    const kind = amountOf(step.call)?.kind;
    if (kind !== 'all' || DEFAULTS_TO_ALL.has(deedOf(step)) || namesWholeInParts(it)) continue;
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

/** Words that may stand right before a token without being an amount of it. */
const BEFORE_TOKENS =
  wordSet(`my the our your this that these those of to from in into on with for and or then please pls some any all more
  held native whole entire full max remaining rest whatever what every everything swap swapping sell selling trade trading convert
  converting exchange exchanging turn turning change changing flip flipping dump dumping ape use using take taking move moving rotate put
  putting lend lending deposit depositing supply supplying park parking earn earning buy buying get getting make give giving have hold
  holding send ditch offload unload liquidate stash place invest drop throw spare spend redeem withdraw mint out is are via a an both new
  pull draw free release switch swapped sold lent input output inputmint outputmint asset token mint own jup jupiter me us it - last every outta`);

/** Is the amount a custom of the deed while an unknown word stands where the amount would be, as in "swap {{x}} SOL"? */
function hasUnreadAmount(it: Case, { stepId, call }: MeantStep): boolean {
  const amount = amountOf(call);
  const isCustom =
    amount?.kind === 'all' || it.assumptions.some((assumption) => assumption.stepId === stepId);
  const mint = countedMint(call);
  if (!isCustom || mint === undefined) return false;
  const mentions = it.tokens.filter((token) => token.mint === mint);
  return mentions.length > 0 && mentions.every(({ start }) => isUnknown(it.words[start - 1]));
}

function isUnknown(word: Case['words'][number] | undefined): boolean {
  if (word === undefined || BEFORE_TOKENS.has(word.text)) return false;
  return word.kind === 'word' || word.text === '}' || word.text === ')';
}
