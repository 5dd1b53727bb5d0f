import { amountOf, countedMint } from '../../../domain';
import { type Case, type Objection, deedOf, movesMoney } from '../case';
import type { MeantStep } from '../plan-slots';
import { SUPPORT } from '../scan/verb-lexicon';
import { wordSet } from '../scan/word-set';

/**
 * A step whose amount nobody names is ordered by words beside its token: "there is some tether", "USDT sweep:" and "my
 * USDC balance and my USDT balance" are no orders. A deposit that is the only one may be ordered anywhere.
 */
export function checkLooseMentions(it: Case): Objection | undefined {
  const isAlone = it.steps.filter(movesMoney).length < 2;
  const loose = it.steps.find(
    (step) => (isAlone ? isAssumed(it, step) : isByCustom(it, step)) && !isOrdered(it, step),
  );
  if (loose === undefined) return undefined;
  return { code: 'ambiguous', detail: `Nothing beside the token asks to ${deedOf(loose)} it.`, words: '' };
}

/** Half of a balance for a swap, all of it for a deposit. */
function isByCustom(it: Case, step: MeantStep): boolean {
  return isAssumed(it, step) || (deedOf(step) === 'lend' && amountOf(step.call)?.kind === 'all');
}

function isAssumed({ assumptions }: Case, { stepId }: MeantStep): boolean {
  return assumptions.some((assumption) => assumption.stepId === stepId);
}

function isOrdered(it: Case, step: MeantStep): boolean {
  const mentions = it.tokens.filter(
    ({ mint, isIncidental }) => mint === countedMint(step.call) && !isIncidental,
  );
  const isCounted = ({ start }: { readonly start: number }) => it.numbers.some(({ end }) => end === start);
  const open = mentions.filter((mention) => !isCounted(mention));
  if (open.length === 0) return mentions.length === 0;
  return open.some(({ start }) => ordersIn(it, it.words[start]?.clause ?? -1, deedOf(step) === 'lend'));
}

/** Words that make a trade of the tokens beside them. */
const TURNS = wordSet(`to into for -> with using in on as out of from against /`);
const WHOLES = wordSet(`all everything entire whole max rest remaining remainder every full lot`);
const LENDING = new Set([
  ...(SUPPORT['lend']?.split(/\s+/) ?? []),
  ...wordSet(`put putting place throw drop stick move add use`),
]);

function ordersIn({ words, verbs }: Case, clause: number, isLending: boolean): boolean {
  const places = words.flatMap((word, at) => (word.clause === clause ? [at] : []));
  const swaps = places.some((at) => verbs.some((verb) => verb.at === at && verb.deeds.includes('swap')));
  const says = (set: ReadonlySet<string>) => places.some((at) => set.has(words[at]?.text ?? ''));
  return isLending ? says(LENDING) || (says(WHOLES) && !swaps) : swaps || says(TURNS);
}
