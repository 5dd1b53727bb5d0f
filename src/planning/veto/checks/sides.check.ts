import type { Swap } from '../../../domain';
import type { Case, Objection } from '../case';
import type { NumberMention } from '../scan/number-mentions';
import { wordSet } from '../scan/word-set';
import { isDirect } from './numbers.check';

/** An amount is of what is got only where the prompt puts it there, and of what is given where the prompt says so. */
export function checkSides(it: Case): Objection | undefined {
  const words = new Set(it.words.map(({ text }) => text));
  for (const { stepId, call } of it.steps) {
    if (call.tool !== 'jupiter_swap') continue;
    if (isNamedOtherwise(words, call)) return MISPLACED;
    if (isPairReversed(it, call)) return MISPLACED;
    if (call.swapMode === 'ExactIn') continue;
    const slot = it.slots.find((other) => other.stepId === stepId && other.kind !== 'slippage');
    if (!slot) continue;
    const mentions = it.numbers.filter((mention) => isDirect(it, mention, slot));
    if (mentions.length > 0 && !mentions.some((mention) => isOfOutput(it, mention, call))) return MISPLACED;
  }
  return undefined;
}

const MISPLACED: Objection = {
  code: 'ambiguous',
  detail: 'It is not clear whether the amount is of what is given or of what is got.',
  words: '',
};

/** "exactOut" and "exactIn" say it themselves. */
function isNamedOtherwise(words: ReadonlySet<string>, { swapMode }: Swap): boolean {
  return words.has(swapMode === 'ExactIn' ? 'exactout' : 'exactin');
}

/** "SOL/USDC sell" gives SOL, "SOL/USDC buy" gets it. */
function isPairReversed({ words, tokens }: Case, call: Swap): boolean {
  const base = tokens.find(
    ({ end }) => words[end]?.text === '/' && tokens.some(({ start }) => start === end + 1),
  );
  if (!base) return false;
  const has = (side: string) => words.some(({ text }) => text === side);
  if (has('buy') === has('sell')) return false;
  return has('buy') ? call.inputMint === base.mint : call.outputMint === base.mint;
}

const BETWEEN = wordSet(
  'of worth more tokens token in my the some whole a units amount shares us - > \' " $',
);
const GETTING =
  wordSet(`buy buying purchase purchasing get getting receive receiving acquire want need obtain exactly output out side target
  gain grab bought end amountout exactout buyamount qty quantity size top`);

/** "100 USDC", "85 of USDC", "JUP: buy 20": the number stands with the token that is got. */
function isOfOutput(
  { words, tokens }: Case,
  { start, end }: NumberMention,
  { inputMint, outputMint }: Swap,
): boolean {
  const next = tokens.find((token) => token.start >= end);
  const isBeside = next && words.slice(end, next.start).every(({ text }) => BETWEEN.has(text));
  if (isBeside && next.mint === outputMint) return true;
  if (isBeside && next.mint === inputMint) return false;
  return words.slice(Math.max(0, start - 5), start).some(({ text }) => GETTING.has(text));
}
