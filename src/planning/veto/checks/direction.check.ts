import type { Address } from '../../../domain';
import { type Case, type Objection, tradesOf } from '../case';
import type { TokenMention } from '../scan/token-mentions';
import { wordSet } from '../scan/word-set';

/** A swap goes the way the prompt's words point: "A to B" is never planned as B to A. */
export function checkDirection(it: Case): Objection | undefined {
  const swaps = tradesOf(it);
  const has = (from: Address, to: Address) => swaps.some(({ given, got }) => given === from && got === to);
  const tokens = it.tokens.filter(({ isIncidental }) => !isIncidental);
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
