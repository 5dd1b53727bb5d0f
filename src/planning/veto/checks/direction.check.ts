import type { Address } from '../../../domain';
import { type Case, type Objection, givenMints, tradesOf } from '../case';
import { isNegated } from './negated';
import type { TokenMention } from '../scan/token-mentions';
import { wordSet } from '../scan/word-set';

/** A swap goes the way the prompt's words point: "A to B" is never planned as B to A. */
export function checkDirection(it: Case): Objection | undefined {
  const swaps = tradesOf(it);
  const has = (from: Address, to: Address) => swaps.some(({ given, got }) => given === from && got === to);
  const tokens = it.tokens.filter(({ isIncidental }) => !isIncidental);
  const sold = soldToken(it);
  if (sold !== undefined && swaps.length > 0 && !givenMints(it).has(sold)) {
    return { ...MISSING, detail: 'The plan would not sell what the prompt sells.', words: '' };
  }
  const paid = paidToken(it);
  if (paid !== undefined && swaps.length > 0 && !givenMints(it).has(paid))
    return { ...MISSING, detail: 'The plan would not pay with what the prompt pays with.', words: '' };
  const turned = turnedToken(it);
  if (turned !== undefined && swaps.length > 0 && !givenMints(it).has(turned))
    return {
      ...MISSING,
      detail: 'The plan would not give what the prompt turns into something else.',
      words: '',
    };
  const flagged = flaggedTokens(it);
  if (flagged.input && flagged.output && !has(flagged.input, flagged.output) && swaps.length > 0) {
    return {
      ...MISSING,
      detail: 'The plan would not swap the input that the prompt names for its output.',
      words: '',
    };
  }
  for (const [index, second] of tokens.entries()) {
    const first = tokens[index - 1];
    const way = first && wayBetween(it, first, second);
    if (!first || !way) continue;
    const isArrow = it.words.slice(first.end, second.start).some(({ text }) => text === '->');
    if (isArrow && first.mint !== second.mint && !has(first.mint, second.mint)) return MISSING;
    const [from, to] = way === 'forward' ? [first, second] : [second, first];
    if (from.mint !== to.mint && has(to.mint, from.mint) && !has(from.mint, to.mint)) {
      return {
        code: 'ambiguous',
        detail: 'The plan would swap the other way round than the prompt says.',
        words: '',
      };
    }
  }
  return undefined;
}

const MISSING: Objection = {
  code: 'ambiguous',
  detail: 'An arrow stands between two tokens, and the plan would not swap one for the other.',
  words: '->',
};
const FORWARD = new Set(['to', 'into', '->']);
const BACKWARD = new Set(['with', 'using', 'from']);
const FILLERS = wordSet(`back my the some of all a an worth token tokens`);

/** Where the words between two neighbouring tokens point; `undefined` when they do not say. */
function wayBetween(
  { words, numbers }: Case,
  first: TokenMention,
  second: TokenMention,
): 'forward' | 'backward' | undefined {
  const between = words.slice(first.end, second.start).filter((_, offset) => {
    const at = first.end + offset;
    return !numbers.some(({ start, end }) => at >= start && at < end);
  });
  const said = between.filter(({ text }) => !FILLERS.has(text));
  const word = said.length === 1 ? said[0]?.text : undefined;
  if (word === undefined) return undefined;
  if (FORWARD.has(word)) return 'forward';
  if (word === 'for' || word === 'against') return wayOfFor(words, first);
  return BACKWARD.has(word) && isBuying(words, first) ? 'backward' : undefined;
}

const BUYING = wordSet(`buy buying purchase get acquire grab pick want need load snag`);

/** "buy SOL with USDC" gives the second; "replace USDT with SOL" gives the first. */
function isBuying(words: Case['words'], { start }: TokenMention): boolean {
  return words.slice(Math.max(0, start - 5), start).some(({ text }) => BUYING.has(text));
}

const INPUTS = wordSet(`in input from sell give source spend inputmint`);
const OUTPUTS = wordSet(`out output to buy receive get into outputmint target dest destination`);

/** "--in USDC --out SOL", "from: USDC, to: SOL", "input=USDC output=SOL": tokens named by a label. */
function flaggedTokens({ words, tokens }: Case): { readonly input?: Address; readonly output?: Address } {
  const labelled = (labels: ReadonlySet<string>) =>
    tokens.find(({ start }) => labels.has(labelBefore(words, start)))?.mint;
  const [input, output] = [labelled(INPUTS), labelled(OUTPUTS)];
  return { ...(input && { input }), ...(output && { output }) };
}

/** The word of `--label token`, `label=token`, `label: token`, or nothing. */
function labelBefore(words: Case['words'], start: number): string {
  const before = words
    .slice(Math.max(0, start - 5), start)
    .filter(({ text }) => text !== '"' && text !== "'");
  const [last, second, third] = [before.at(-1), before.at(-2), before.at(-3)];
  if (last?.text === '=' || last?.text === ':') return second?.text ?? '';
  return second?.text === '-' && third?.text === '-' ? (last?.text ?? '') : '';
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

const GIVING =
  wordSet(`swap swapping sell selling trade trading exchange exchanging convert converting dump offload flip sold traded
  exchanged`);
const GETTING = new Set(['buy', 'buying', 'purchase', 'purchasing', 'acquire']);

/** "sell A for B" gives the first, "buy A for B" the second; other verbs do not say. */
function wayOfFor(words: Case['words'], { start }: TokenMention): 'forward' | 'backward' | undefined {
  const verb = words
    .slice(Math.max(0, start - 6), start)
    .findLast(({ text }) => GIVING.has(text) || GETTING.has(text));
  if (!verb) return undefined;
  return GIVING.has(verb.text) ? 'forward' : 'backward';
}
