import type { Address } from '../../../domain';
import { type Case, type Objection, givenMints, tradesOf } from '../case';
import { wordSet } from '../scan/word-set';
import { isNegated } from './negated';

/** What the prompt sells, pays with or turns into something else is what a swap of the plan gives. */
export function checkGiven(it: Case): Objection | undefined {
  if (tradesOf(it).length === 0) return undefined;
  const kept = [soldToken(it), paidToken(it), turnedToken(it)].some(
    (mint) => mint !== undefined && !givenMints(it).has(mint),
  );
  if (!kept) return undefined;
  return {
    code: 'ambiguous',
    detail: 'The plan would not give what the prompt sells or pays with.',
    words: '',
  };
}

const SALES = wordSet(`sell selling dump dumping unload offload liquidate ditch rid`);

/** The first token behind a word of a sale, with no other token or preposition between. */
function soldToken(it: Case): Address | undefined {
  const at = it.words.findIndex(({ text }) => SALES.has(text));
  const token =
    at < 0 || isNegated(it, at) ? undefined : it.tokens.find(({ start }) => start > at && start <= at + 6);
  if (
    !token ||
    it.words.slice(at, token.start).some(({ text }) => ['for', 'to', 'into', 'with', 'and'].includes(text))
  )
    return undefined;
  return token.mint;
}

/** "paid in SOL", "pay with my USDC", "spending 5 USDC": the token that is said to pay. */
function paidToken({ words, tokens, numbers }: Case): Address | undefined {
  const at = words.findIndex(({ text }) => /^(?:pay|paid|paying|spend|spending)$/.test(text));
  if (at < 0) return undefined;
  const token = tokens.find(({ start }) => start > at && start <= at + 6);
  const between = words
    .slice(at + 1, token?.start ?? at + 1)
    .filter(
      (_, offset) => !numbers.some(({ start, end }) => at + 1 + offset >= start && at + 1 + offset < end),
    );
  const isPaid = between.every(({ text }) =>
    /^(?:with|in|using|from|by|my|the|of|it|for|all|some|exactly|\$)$/.test(text),
  );
  return isPaid && !words.some(({ kind }) => kind === 'address') ? token?.mint : undefined;
}

/** "turn 2 SOL into it", "BONK out, USDC in": the token that goes. */
function turnedToken({ words, tokens }: Case): Address | undefined {
  return tokens.find(({ end }) => {
    const [next, after] = [words[end]?.text ?? '', words[end + 1]?.text ?? ''];
    const isInto = /^(?:to|into)$/.test(next) && /^(?:it|them)$/.test(after);
    const isOut =
      next === 'out' &&
      after === ',' &&
      tokens.some((token) => words[token.end]?.text === 'in' && token.start > end);
    return isInto || isOut;
  })?.mint;
}
