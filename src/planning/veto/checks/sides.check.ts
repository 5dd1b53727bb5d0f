import type { Sides } from '../../../domain';
import { type Case, type Objection, tradesOf } from '../case';
import type { NumberMention } from '../scan/number-mentions';
import { wordSet } from '../scan/word-set';
import { isDirect } from './numbers.check';

/** An amount is of what is got only where the prompt puts it there, and of what is given where the prompt says so. */
export function checkSides(it: Case): Objection | undefined {
  const words = new Set(it.words.map(({ text }) => text));
  for (const trade of tradesOf(it)) {
    if (isNamedOtherwise(words, trade)) return MISPLACED;
    if (isPairReversed(it, trade)) return MISPLACED;
    if (trade.named === 'given') continue;
    const slot = it.slots.find((other) => other.stepId === trade.stepId && other.kind !== 'slippage');
    if (!slot) continue;
    const mentions = it.numbers.filter((mention) => isDirect(it, mention, slot));
    if (mentions.length > 0 && !mentions.some((mention) => isOfOutput(it, mention, trade))) return MISPLACED;
  }
  return undefined;
}

const MISPLACED: Objection = {
  code: 'ambiguous',
  detail: 'It is not clear whether the amount is of what is given or of what is got.',
  words: '',
};

/** "exactOut" and "exactIn" say it themselves. */
function isNamedOtherwise(words: ReadonlySet<string>, { named }: Sides): boolean {
  return words.has(named === 'given' ? 'exactout' : 'exactin');
}

/** "SOL/USDC sell" gives SOL, "SOL/USDC buy" gets it. */
function isPairReversed({ words, tokens }: Case, { given, got }: Sides): boolean {
  const base = tokens.find(
    ({ end }) => words[end]?.text === '/' && tokens.some(({ start }) => start === end + 1),
  );
  if (!base) return false;
  const has = (side: string) => words.some(({ text }) => text === side);
  const says = (...texts: string[]) => words.some(({ text }) => texts.includes(text));
  if (
    says('do', 'make', 'run', 'execute') &&
    !says('buy', 'sell', 'swap', 'convert', 'exchange', 'trade', 'to', 'into')
  )
    return true;
  if (has('buy') === has('sell')) return false;
  return has('buy') ? given === base.mint : got === base.mint;
}

const BETWEEN = wordSet(
  'of worth more tokens token in my the some whole a units amount shares us - > \' " $',
);
const GETTING =
  wordSet(`buy buying purchase purchasing get getting receive receiving acquire want need obtain exactly output out side target
  gain grab bought end amountout exactout buyamount qty quantity size top`);

/** "100 USDC", "85 of USDC", "JUP: buy 20": the number stands with the token that is got. */
function isOfOutput({ words, tokens }: Case, { start, end }: NumberMention, { given, got }: Sides): boolean {
  const next = tokens.find((token) => token.start >= end);
  const isBeside = next && words.slice(end, next.start).every(({ text }) => BETWEEN.has(text));
  if (isBeside && next.mint === got) return true;
  if (isBeside && next.mint === given) return false;
  const before = tokens.findLast((token) => token.end <= start);
  const isOfBefore = words[end]?.text === 'of' && /^(?:it|them|that)$/.test(words[end + 1]?.text ?? '');
  if (isOfBefore && before?.mint === got) return true;
  return words.slice(Math.max(0, start - 5), start).some(({ text }) => GETTING.has(text));
}
