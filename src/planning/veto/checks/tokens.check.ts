import { type Address, USDC, amountOf, findMint, isQuery, mintsOf } from '../../../domain';
import { type Case, type Objection, givenMints, plannedMints, relatedMints } from '../case';
import { isBackgroundNumber } from './background';
import { isCorrected } from './corrected';
import { quoteOf } from '../scan/scanned-prompt';
import type { TokenMention } from '../scan/token-mentions';
import { wordSet } from '../scan/word-set';

/** Every token of the prompt is in the plan, and every token of the plan is in the prompt or follows from it. */
export function checkTokens(it: Case): Objection | undefined {
  const unused = it.tokens.find((mention) => !isUsed(it, mention));
  if (unused) {
    const quoted = quoteOf(it.words, unused.start, unused.end);
    return {
      code: 'ambiguous',
      detail: `"${quoted}" is a token that the plan would not use.`,
      words: quoted,
    };
  }
  const invented = [...plannedMints(it)].find((mint) => !isSaid(it, mint));
  if (invented === undefined) return undefined;
  const symbol = findMint(invented)?.symbol ?? invented;
  return {
    code: 'ambiguous',
    detail: `The prompt does not name ${symbol}, which the plan would use.`,
    words: '',
  };
}

function isUsed(it: Case, mention: TokenMention): boolean {
  if (mention.isIncidental) return true;
  const planned = plannedMints(it);
  if (planned.has(mention.mint) || relatedMints(mention.mint).some((mint) => planned.has(mint))) return true;
  if (asksAboutAll(it)) return true;
  if (isCorrected(it, mention, it.tokens)) return true;
  return isAside(it, mention) || isKeptOut(it, mention) || isBase(it, mention);
}

/** Balances, positions and lists answer for any token. */
function asksAboutAll({ steps }: Case): boolean {
  return steps.some(({ call }) => isQuery(call) && mintsOf(call).length === 0);
}

/** A token of a sentence or bracket that only tells: nothing in it is asked for. */
function isAside(it: Case, { start }: TokenMention): boolean {
  const { words, verbs, numbers } = it;
  const { sentence, clause } = words[start] ?? {};
  const open = words.slice(0, start).findLastIndex(({ text, clause: at }) => text === '(' && at === clause);
  if (
    open >= 0 &&
    words
      .slice(open + 1, start)
      .some(({ text }) => ['value', 'worth', 'about', '~', '≈', 'approx', 'around'].includes(text))
  )
    return true;
  const inSentence = (at: number) => words[at]?.sentence === sentence;
  return (
    !verbs.some(({ at, isTold }) => inSentence(at) && !isTold) &&
    numbers.every((number) => !inSentence(number.start) || isBackgroundNumber(it, number)) &&
    sentence !== onlySentence(words)
  );
}

function onlySentence(words: Case['words']): number | undefined {
  const first = words[0]?.sentence;
  return words.every(({ sentence }) => sentence === first) ? first : undefined;
}

/** "without touching my USDC", "everything except BONK", "keep the JUP": the plan must not give it. */
function isKeptOut(it: Case, { mint, start }: TokenMention): boolean {
  const clause = it.words[start]?.clause ?? 0;
  const isExcluded = it.operators.some(
    ({ label, start: at }) =>
      ['negation', 'refusal', 'reserve', 'exclusion'].includes(label) &&
      at < start &&
      clause - (it.words[at]?.clause ?? 0) <= 1,
  );
  return isExcluded && !givenMints(it).has(mint);
}

/** "SOL-denominated", "in SOL terms": a unit, no token to move. */
function isBase({ words }: Case, { end }: TokenMention): boolean {
  return ['terms', 'denominated', 'price', 'chart', 'prices', 'gas', 'fees', 'fee'].includes(
    words[end]?.text ?? '',
  );
}

const DOLLARS = wordSet(`usd dollars dollar bucks stable stables stablecoin stablecoins cash $`);
const LAMPORTS = new Set(['lamports', 'lamport', 'gas', 'native']);
/** Words of a sale, whose proceeds are USDC when no other token is named. */
const SALES =
  wordSet(`sell sells selling sold dump dumping liquidate liquidating cash offload unload ditch exit unwind off out rid dumped sale profit profits
   multiply`);

function isSaid(it: Case, mint: Address): boolean {
  if (
    [...it.tokens, ...it.toldTokens].some(
      (mention) => mention.mint === mint || relatedMints(mention.mint).includes(mint),
    )
  )
    return true;
  const has = (words: ReadonlySet<string>) => it.words.some(({ text }) => words.has(text));
  if (findMint(mint)?.symbol === 'SOL' && has(LAMPORTS)) return true;
  if (mint === USDC.address && (has(DOLLARS) || has(SALES))) return true;
  return isOutputOnly(it, mint);
}

/** A token that only ever is what an earlier step brought. */
function isOutputOnly({ steps }: Case, mint: Address): boolean {
  const taking = steps.filter(({ call }) => amountOf(call) !== undefined);
  return taking.some(
    ({ call }) => amountOf(call)?.kind === 'output_of' && 'mint' in call && call.mint === mint,
  );
}
