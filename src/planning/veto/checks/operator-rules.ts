import { type Case, deedOf, movesMoney, tradesOf } from '../case';
import { LENDING_PLACES } from '../scan/verb-lexicon';
import type { OperatorKind } from '../scan/operator-lexicon';
import type { OperatorMention } from '../scan/operator-mentions';
import { isExclusionKept, isReserveKept } from './kept.rule';
import { accountsForNegation } from './negation.rule';
import { isBackgroundNumber } from './background';
import { isDirect } from './numbers.check';
import { isAside, isOrderOfSteps, isSaidElsewhere, isTalk } from './talk.rule';

/** Does the plan account for this operator? */
type Rule = (it: Case, mention: OperatorMention) => boolean;

const never: Rule = () => false;

/** One rule a kind of operator. */
export const OPERATOR_RULES: Readonly<Record<OperatorKind, Rule>> = {
  negation: accountsForNegation,
  refusal: accountsForNegation,
  condition: isOrderOfSteps,
  schedule: isTalk,
  advice: isTalk,
  past: isTalk,
  report: isSaidElsewhere,
  simulation: never,
  undo: (it, { text, end }) =>
    /^unwind/.test(text) &&
    it.steps.some((step) => /^(?:withdraw|redeem)$/.test(deedOf(step))) &&
    it.words.slice(end, end + 8).some((word) => LENDING_PLACES.has(word.text)),
  return: (it) =>
    tradesOf(it).some(({ given, got }) =>
      tradesOf(it).some((back) => back.given === got && back.got === given),
    ),
  reserve: isReserveKept,
  exclusion: isExclusionKept,
  each: (it, mention) =>
    isAmountEachKept(it, mention) && (actions(it) >= 2 || it.steps.length >= 2 || actions(it) === 0),
  total: (it) => actions(it) < 2 || it.slots.length < 2 || isSummed(it),
  split: (it) =>
    !isUneven(it) &&
    (actions(it) >= 2 ||
      it.slots.some(({ kind }) => kind === 'share' || kind === 'share_of_output' || kind === 'tokens')),
  repair: isRepairClear,
  bound: isBoundKept,
  repetition: isRepeated,
  market_order: never,
  approval: never,
  unsupported: isNoMoneyWord,
};

/** "split it, but the drummer gets a bit more": the parts are not equal, and by how much is not said. */
function isUneven({ words }: Case): boolean {
  return words.some(({ text }) => UNEVEN.has(text));
}

const UNEVEN: ReadonlySet<string> = new Set(
  'more less bigger larger smaller uneven unevenly unequal unequally such proportion proportions ratio fair fit according depending rata discretion how based weighted merit deserve deserves'.split(
    ' ',
  ),
);

function actions({ steps }: Case): number {
  return steps.filter(movesMoney).length;
}

/** "6 USDC each": the amount right before is what each step moves. */
function isAmountEachKept(it: Case, { start, text }: OperatorMention): boolean {
  if (text !== 'each' && text !== 'apiece') return true;
  const token = it.tokens.find(({ end }) => end === start);
  const number = it.numbers.find(({ end }) => end === (token?.start ?? start));
  return number?.form !== 'plain' || it.slots.some((slot) => isDirect(it, number, slot));
}

/** Are the quantities parts of a number that the prompt names? */
function isSummed(it: Case): boolean {
  const parts = it.slots.filter(({ kind }) => kind === 'tokens');
  return !parts.every((slot) => it.numbers.some((number) => isDirect(it, number, slot))) || parts.length < 2;
}

/** What stands before a correction is replaced by something of its kind behind it, or nothing is corrected. */
function isRepairClear(it: Case, { start, end, text }: OperatorMention): boolean {
  if (
    [
      'sorry',
      'actually',
      'rather',
      'instead',
      'make it',
      'make that',
      'apologies',
      'edit',
      'er',
      'erm',
    ].includes(text)
  ) {
    const spans = [...it.numbers, ...it.tokens.filter(({ isIncidental }) => !isIncidental)];
    const isAmid = spans.some((span) => span.end <= start) && spans.some((span) => span.start >= end);
    if (text === 'make that' && isAmid && !isRemade(it, end)) return isReplaced(it, start, end);
    if (text === 'make that' && isAmid && !isRemade(it, end)) return isReplaced(it, start, end);
    return (
      !isAmid ||
      ['rather', 'instead', 'make it', 'make that', 'actually'].includes(text) ||
      isReplaced(it, start, end)
    );
  }
  return isReplaced(it, start, end);
}

/** "make that SOL JitoSOL" trades once more; "make that USDT" corrects. */
function isRemade({ tokens }: Case, at: number): boolean {
  const first = tokens.find(({ start }) => start === at);
  return first !== undefined && tokens.some(({ start }) => start > first.start && start - first.end <= 2);
}

/** Of the two numbers, or tokens, around a correction only the later one is in the plan. */
function isReplaced({ numbers, tokens, slots, steps }: Case, start: number, end: number): boolean {
  const before = numbers.filter((number) => number.end <= start).at(-1);
  const after = numbers.find((number) => number.start >= end);
  if (before && after) return slots.length === 1;
  const isTokenAfter = tokens.some((token) => token.start >= end);
  return isTokenAfter && steps.filter(movesMoney).length === 1;
}

const EXACTLY = new Set([
  'over',
  'under',
  'above',
  'below',
  'between',
  'within',
  'limit',
  'limited',
  'min',
  'minimum',
  'cap',
  'capped',
  'ceiling',
  'or less',
  'or more',
  'or better',
]);

/** "no more than 1 % slippage" is in the plan; a bound on anything else is not. */
function isBoundKept(it: Case, { start, end, text }: OperatorMention): boolean {
  const numbers = it.numbers.filter((mention) => !isBackgroundNumber(it, mention));
  const number =
    numbers.find((mention) => mention.start >= end && mention.start < end + 4) ??
    numbers.findLast((mention) => mention.end <= start && start - mention.end < 4);
  if (!number) return !/exceed/.test(text) || it.slots.some(({ kind }) => kind === 'slippage');
  if (it.slots.some((slot) => slot.kind === 'slippage' && isDirect(it, number, slot))) return true;
  return (
    EXACTLY.has(text) &&
    (number.start !== end || text === 'between' || text === 'over') &&
    number.start !== end + 1
  );
}

/** "twice", "again": the same deed as often in the plan. */
function isRepeated(it: Case, { text, start }: OperatorMention): boolean {
  if (isTellingSentence(it, start)) return true;
  if (
    text === 'again' &&
    it.steps.some((step, at) =>
      it.steps.slice(0, at).some(({ call }) => call.tool === step.call.tool && !movesMoney(step)),
    )
  )
    return true;
  if (text === 'again' || text === 'times') {
    const clause = it.words.filter(({ clause: at }) => at === it.words[start]?.clause);
    if (
      text === 'again' &&
      /^(thanks|thank|hi|hello|hey|never|me|once)$/.test(it.words[start - 1]?.text ?? clause[0]?.text ?? '')
    )
      return true;
    return isAside(it, start) && text === 'times';
  }
  if (text === 'double' || text === 'triple' || text === 'doubled')
    return it.words.some(({ text: word }) => word === 'check' || word.startsWith('multipl'));
  return false;
}

/** "I counted twice.": a sentence of its own about the speaker that names no token, number or deed. */
function isTellingSentence({ words, tokens, numbers, verbs }: Case, at: number): boolean {
  const sentence = words[at]?.sentence;
  const first = words.find((word) => word.sentence === sentence && word.kind === 'word');
  const inIt = (place: number) => words[place]?.sentence === sentence;
  return (
    ['i', "i've", 'we', 'he', 'she', 'they'].includes(first?.text ?? '') &&
    ![...tokens, ...numbers].some(({ start }) => inIt(start)) &&
    !verbs.some((verb) => inIt(verb.at))
  );
}

/** A word for what reev lacks that stands for something else here: "on the long run", a "pool" of words. */
function isNoMoneyWord(it: Case, { start, end, text }: OperatorMention): boolean {
  if (/private|seed|ignore|disregard/.test(text)) return false;
  const sentence = it.words[start]?.sentence;
  const inIt = (place: number) => it.words[place]?.sentence === sentence;
  if (text === 'long' || text === 'short')
    return (
      !it.tokens.some((token) => token.start === end || token.start === end + 1) &&
      !it.numbers.some((number) => number.form === 'multiple')
    );
  if (
    text === 'wrap' ||
    text === 'unwrap' ||
    text === 'vote' ||
    text === 'lp' ||
    text === 'approve' ||
    text === 'options' ||
    text === 'airdrop' ||
    text === 'staking' ||
    text === 'launch'
  ) {
    return !it.verbs.some(({ at }) => inIt(at)) || it.words[start - 1]?.text === 'the';
  }
  return isAside(it, start) && !['borrow', 'leverage', 'bridge', 'stake', 'burn'].includes(text);
}
