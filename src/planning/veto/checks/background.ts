import type { Case } from '../case';
import { isBelow } from '../exact';
import type { NumberMention } from '../scan/number-mentions';
import { wordSet } from '../scan/word-set';

/** What numbers count that is no money. */
const THINGS = new Set(
  `hour hours hr hrs minute minutes min mins second seconds day days week weeks month months year years yr am pm o'clock st nd rd th
   people persons friends friend guys kids wallets wallet addresses address accounts account steps step swaps swap transfers transfer
   things thing trades trade orders order deposits payments parts tokens coins ways times percentile transactions tx txs requests
   request tasks task questions actions operations moves apy apr legs pieces equal different separate`.split(
    /\s+/,
  ),
);
const LABELS =
  wordSet(`step option part no # number phase task item version v day q room invoice invoices inv order wk week bill ticket nr ref reference po batch page chapter
  leg tranche clip slice ver unit lot receipt table case job project section line episode season gate flat apartment apt form`);
/** Words of a sentence that tells rather than asks. */
const TELLING =
  wordSet(`yesterday ago lost got received earned paid was were had made owed owe won spent found charts price prices worth value costs cost trading
   last since`);

/** Is the number talk, a label or a count of things, so that no plan need use it? */
export function isBackgroundNumber(it: Case, mention: NumberMention): boolean {
  return (
    isPronoun(it, mention) ||
    isOfThings(it, mention) ||
    isYear(it, mention) ||
    isBase(it, mention) ||
    isLabel(it, mention) ||
    isCount(it, mention) ||
    isRemark(it, mention) ||
    isTold(it, mention)
  );
}

const UNITS = wordSet(
  `bps bips lamports dollars bucks cents pcs pieces units shares percents millions thousands us points basis parts`,
);
const CONNECTORS = wordSet(`of to for in and or my the from into worth each as is was`);

/** "three suppliers", "two separate payments": things in the plural, which are no token. */
function isOfThings({ words, tokens }: Case, { end, form }: NumberMention): boolean {
  const isThing = (at: number) =>
    words[at]?.kind === 'word' &&
    /^[a-z]{3,}[^s']s$/.test(words[at].written) &&
    !UNITS.has(words[at].text) &&
    !tokens.some(({ start }) => start === at);
  if (form !== 'plain') return false;
  const isDescribed =
    words[end]?.kind === 'word' &&
    !CONNECTORS.has(words[end].text) &&
    !tokens.some(({ start }) => start === end);
  return isThing(end) || (isDescribed && isThing(end + 1));
}

/** "of my 400 JUP, sell 100": what a part is taken of, where the part is named, too. */
function isBase({ words, slots, numbers }: Case, { start, value, form }: NumberMention): boolean {
  const isOf =
    /^(?:my|the|our|those|these)$/.test(words[start - 1]?.text ?? '') &&
    /^(?:of|from)$/.test(words[start - 2]?.text ?? '');
  const isFirst = numbers.every((other) => other.start >= start);
  return (
    form === 'plain' &&
    isOf &&
    isFirst &&
    slots.some((slot) => slot.kind === 'tokens' && isBelow(slot.value, value))
  );
}

/** "in 2021". */
function isYear({ words }: Case, { start }: NumberMention): boolean {
  return (
    /^(?:19|20)\d\d$/.test(words[start]?.text ?? '') &&
    /^(?:in|since|of|from|giving|until|summer|winter|early|late)$/.test(words[start - 1]?.text ?? '')
  );
}

/** "the first one", "this one". */
function isPronoun({ words, tokens }: Case, { start, end }: NumberMention): boolean {
  const isPart =
    words[end]?.text === 'of' && /^(?:my|them|those|these|mine|our|ours)$/.test(words[end + 1]?.text ?? '');
  return (
    words[start]?.text === 'one' &&
    end === start + 1 &&
    !isPart &&
    !tokens.some((token) => token.start === end)
  );
}

/** "1. swap …", "2) …", "step 3: …". */
function isLabel({ words, tokens }: Case, { start, end, form }: NumberMention): boolean {
  if (form !== 'plain' || tokens.some((token) => token.start === end)) return false;
  const before = words[start - 1];
  const opener = before?.text === '(' ? words[start - 2] : before;
  const isFirst =
    opener === undefined || opener.sentence !== words[start]?.sentence || [',', ';'].includes(opener.text);
  const after = words[end];
  if (opensList(words, start)) return true;
  if (isFirst && after?.isGlued === true && ['.', ')', ':', '-', '/'].includes(after.text)) return true;
  return LABELS.has(before?.text ?? '');
}

/** "3 legs: (1) …; (2) …": a list in brackets behind a heading. */
function opensList(words: Case['words'], start: number): boolean {
  const isBracketed = (at: number, text: string) =>
    words[at]?.text === text && words[at - 1]?.text === '(' && words[at + 1]?.text === ')';
  return (
    isBracketed(start, '1') &&
    words[start - 2]?.text === ':' &&
    words.some((_, at) => at > start && isBracketed(at, '2'))
  );
}

function isCount({ words }: Case, { start, end, form }: NumberMention): boolean {
  if (form !== 'plain' && form !== 'fraction' && form !== 'percent') return false;
  const next = words[end];
  if (next === undefined) return false;
  if (words[start]?.isGlued === true && words[start - 1]?.kind === 'word') return true;
  return (
    THINGS.has(next.text) ||
    ((next.text === 'of' || next.text === '-') &&
      ['them', 'hour', 'day', 'minute'].includes(words[end + 1]?.text ?? ''))
  );
}

/** "(value 4.99 SOL)", "(about $750)": what stands in brackets behind an amount and says what it is worth. */
function isRemark({ words }: Case, { start }: NumberMention): boolean {
  const clause = words[start]?.clause;
  const open = words.slice(0, start).findLastIndex(({ text, clause: at }) => text === '(' && at === clause);
  if (open < 0) return false;
  return words
    .slice(open + 1, start)
    .some(({ text }) =>
      [
        'value',
        'worth',
        'about',
        'approx',
        '~',
        '≈',
        'roughly',
        'around',
        'valued',
        '=',
        'ca',
        'circa',
      ].includes(text),
    );
}

/** A number of a sentence that only tells what was: no step takes a quantity from it. */
function isTold({ words, verbs }: Case, { start }: NumberMention): boolean {
  const sentence = words[start]?.sentence;
  const isTelling = words.some((word) => word.sentence === sentence && TELLING.has(word.text));
  return isTelling && !verbs.some(({ at, isTold: told }) => words[at]?.sentence === sentence && !told);
}
