import { type Case, type Objection, deedOf } from '../case';
import { equals, exactOf } from '../exact';
import type { NumberMention } from '../scan/number-mentions';
import type { Deed } from '../scan/verb-lexicon';
import { objectTo } from './object-to';

/** What a number counts is what the plan counts: shares, lamports, dollars, and an amount in brackets says the same again. */
export function checkUnits(it: Case): Objection | undefined {
  return checkNames(it) ?? checkBrackets(it);
}

const COUNTING_SHARES: ReadonlySet<Deed> = new Set<Deed>(['mint', 'redeem']);
const RAW_UNITS = new Set(['lamports', 'lamport']);
const FOREIGN =
  /^(?:[€£¥₹₽₺₩]|euros?|pounds?|eur|gbp|yen|jpy|reais|brl|rupees?|inr|pesos?|mxn|francs?|chf|kronor|kroner|krona|sek|nok|dkk|zloty|pln|yuan|cny|rmb|krw|rubles?|lira|dirhams?|aed|baht|thb|naira|ngn|cedis?|shillings?|kes|zar|cad|aud|nzd|sgd|hkd|quid)$/;

/** A unit that is named apart from its number ("unit: lamports") holds for the numbers. */
function checkNames(it: Case): Objection | undefined {
  const shares = it.numbers.find(({ end }) => /^shares?$/.test(it.words[end]?.text ?? ''));
  if (shares && !it.steps.some((step) => COUNTING_SHARES.has(deedOf(step))))
    return objectTo(it, shares, 'counts shares, and the plan would not');
  const bare = it.words.findIndex(
    ({ text }, at) => text === '%' && !it.numbers.concat(it.toldNumbers).some(({ end }) => end === at + 1),
  );
  if (bare >= 0) return { code: 'ambiguous', detail: 'A percent sign stands without a number.', words: '%' };
  const foreign = it.numbers.find((number) => isForeign(it, number));
  if (foreign) return objectTo(it, foreign, 'is in a currency that no token of the plan has');
  if (!it.words.some(({ text }) => RAW_UNITS.has(text))) return undefined;
  const counted = it.slots.filter(({ raw }) => raw !== undefined);
  const isRaw = counted.some(({ raw }) => it.numbers.some(({ value }) => equals(value, exactOf(raw ?? 0n))));
  if (counted.length === 0 || isRaw) return undefined;
  return {
    code: 'ambiguous',
    detail: 'The prompt counts in lamports, and the plan would not.',
    words: 'lamports',
  };
}

/** "40 euros", "£40", "R$ 500". */
function isForeign({ words }: Case, { start, end }: NumberMention): boolean {
  const [before, letters] = [words[start - 1], words[start - 2]];
  const isLettered =
    before?.text === '$' && before.isGlued && /^(?:r|a|au|c|ca|nz|hk|s|sg|mx|nt)$/.test(letters?.text ?? '');
  return isLettered || FOREIGN.test(before?.text ?? '') || FOREIGN.test(words[end]?.text ?? '');
}

/** "2 SOL (0.2 SOL)": an amount in brackets says the one before it again, or contradicts it. */
function checkBrackets(it: Case): Objection | undefined {
  const { words, tokens, numbers } = it;
  for (const [index, inner] of numbers.entries()) {
    const outer = numbers[index - 1];
    if (!outer || words[inner.start - 1]?.text !== '(') continue;
    const tokenOf = ({ end }: NumberMention) => tokens.find(({ start }) => start === end);
    const [before, within] = [tokenOf(outer), tokenOf(inner)];
    if (!before || before.mint !== within?.mint || before.end !== inner.start - 1) continue;
    if (equals(outer.value, inner.value)) continue;
    return objectTo(it, inner, 'is another amount than the one before it');
  }
  return undefined;
}
