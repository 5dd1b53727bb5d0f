import { type Case, type Objection, tradesOf } from '../case';
import { wordSet } from '../scan/word-set';
import { isNegated } from './negated';

const PURCHASES = wordSet('buy buying purchase purchasing');
/** Where what is bought ends, and what pays for it begins. */
const ENDS = wordSet('with w using for from by and then to into in against on off');

/** Every token that stands behind a word of a purchase is what some swap of the plan gets. */
export function checkBought(it: Case): Objection | undefined {
  const trades = tradesOf(it);
  if (trades.length === 0) return undefined;
  const at = it.words.findIndex((_, place) => {
    const mint = boughtAt(it, place);
    return mint !== undefined && !trades.some(({ got }) => got === mint);
  });
  if (at < 0) return undefined;
  return {
    code: 'ambiguous',
    detail: 'The plan would not buy what the prompt asks to buy.',
    words: it.words[at]?.written ?? '',
  };
}

/** "buy SOL", "buy 20 USDC worth of BONK": the first token behind the word that measures nothing, unless something pays before it. */
function boughtAt(it: Case, at: number) {
  if (!PURCHASES.has(it.words[at]?.text ?? '') || it.told.has(at) || isNegated(it, at)) return undefined;
  const isMeasure = ({ end }: { readonly end: number }) =>
    /^(?:worth|of|in)$/.test(it.words[end]?.text ?? '');
  const token = it.tokens.find((one) => one.start > at && one.start <= at + 5 && !isMeasure(one));
  if (token === undefined || it.words[token.start]?.sentence !== it.words[at]?.sentence) return undefined;
  const isPaid = it.words
    .slice(at + 1, token.start)
    .some(({ text, kind }) => kind === 'sign' || ENDS.has(text));
  return isPaid ? undefined : token.mint;
}
