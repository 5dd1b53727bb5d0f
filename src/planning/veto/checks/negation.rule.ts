import type { Address } from '../../../domain';
import { type Case, deedOf, givenMints, movesMoney, plannedMints, relatedMints } from '../case';
import type { OperatorMention } from '../scan/operator-mentions';
import { isBareNo } from './corrected';
import { isUsed } from './numbers.check';
import { wordSet } from '../scan/word-set';

const REACH = 6;
/** Whom a person does not like, know or want is still whom they may sell. */
const DISPOSITIONS =
  wordSet(`like trust love care believe know understand have hold remember see think matter mean much many idea clue bad
  worries stress expert good longer one interested  fan great new experience`);
const SLIPPAGE = wordSet(`slip slippage exceed exceeding exceeds tolerance worse`);

/** A negation is accounted for when what it denies is not in the plan, or when it denies nothing that moves money. */
export function accountsForNegation(it: Case, mention: OperatorMention): boolean {
  const { words, verbs, tokens, numbers } = it;
  const reach = words
    .slice(mention.end, mention.end + REACH)
    .filter((word) => word.sentence === words[mention.start]?.sentence);
  const last = mention.end + reach.length;
  const isNear = (at: number) => at >= mention.end && at < last;
  if (!it.steps.some(movesMoney)) return true;
  if (mention.text === 'than')
    return !verbs.some(
      ({ at, deeds }) => isNear(at) && it.steps.some((step) => deeds.includes(deedOf(step))),
    );
  if (boundsSlippage(it, mention, last)) return true;
  if (isBareNo(words, mention.text, mention.start, mention.end)) return it.slots.length <= 1;
  const verb = verbs.find(({ at }) => isNear(at) && words[at]?.clause === words[mention.end]?.clause);
  const token = tokens.find(({ start, isIncidental }) => isNear(start) && !isIncidental);
  if (verb && DISPOSITIONS.has(reach[0]?.text ?? '') && verb.at > (token?.start ?? last)) return true;
  if (verb) return isDenied(it, mention, verb.deeds);
  if (token && /^(?:touch|use|move)$/.test(reach[0]?.text ?? '') && !isPlanned(it, token.mint)) return true;
  if (ABORTS.has(reach[0]?.text ?? '') && !wantsNoMore(reach)) return false;
  if (wantsNoMore(reach)) return wantsRid(it, mention, last);
  if (DISPOSITIONS.has(reach[0]?.text ?? '')) return true;
  if (deniesClause(it, mention)) return false;
  const number = numbers.find(({ start }) => isNear(start) && start - mention.end < 3);
  if (number) return !isUsed(it, number);
  if (token) return !isPlanned(it, token.mint);
  return isHarmlessTalk(
    it,
    mention,
    reach.map(({ text }) => text),
  );
}

/** "no more than 1 % slippage", "don't let it slip more than half a percent". */
function boundsSlippage(it: Case, { end }: OperatorMention, last: number): boolean {
  const at = it.words.findIndex(({ text }, index) => index >= end && index < last + 6 && SLIPPAGE.has(text));
  if (at < 0 || !it.slots.some(({ kind }) => kind === 'slippage')) return false;
  return (
    !it.verbs.some((verb) => verb.at >= end && verb.at < at) &&
    !it.tokens.some(({ start }) => start >= end && start < at)
  );
}

/** The denied deed is not planned, or not with the token that it is denied for. */
function isDenied(it: Case, { end }: OperatorMention, deeds: readonly string[]): boolean {
  if (!it.steps.some((step) => deeds.includes(deedOf(step)))) return true;
  const clause = it.words[end]?.clause;
  const denied = it.tokens.filter(
    ({ start, isIncidental }) => !isIncidental && it.words[start]?.clause === clause,
  );
  return denied.length > 0 && denied.every(({ mint }) => !isPlanned(it, mint));
}

function wantsNoMore(reach: readonly { readonly text: string }[]): boolean {
  const isWish = ['want', 'need'].includes(reach[0]?.text ?? '');
  return isWish && reach[1]?.text !== 'to';
}

const ABORTS =
  wordSet(`do go run execute proceed yet now today really want confirm act move touch it this that actually please happen
  thanks any anything ever action let`);

/** Nothing that moves stands near, and the clause says something of its own. */
function isHarmlessTalk(
  { words, tokens, numbers, verbs }: Case,
  { start, end, label }: OperatorMention,
  reach: readonly string[],
): boolean {
  if (reach.length === 0 && words[start]?.text === 'nothing') return !clauseOf(words, start).includes('do');
  if (reach.length === 0 || ABORTS.has(reach[0] ?? '')) return false;
  if (label === 'refusal')
    return (
      !reach.some((text) => ['it', 'that', 'this', 'on'].includes(text)) &&
      isApart({ words, tokens, numbers, verbs }, start)
    );
  return words[end] !== undefined;
}

function isApart(
  { words, tokens, numbers, verbs }: Pick<Case, 'words' | 'tokens' | 'numbers' | 'verbs'>,
  at: number,
): boolean {
  const sentence = words[at]?.sentence;
  return (
    ![...tokens, ...numbers].some(({ start }) => words[start]?.sentence === sentence) &&
    !verbs.some((verb) => words[verb.at]?.sentence === sentence)
  );
}

function clauseOf(words: Case['words'], at: number): readonly string[] {
  return words.filter(({ clause }) => clause === words[at]?.clause).map(({ text }) => text);
}

function isPlanned(it: Case, mint: Address): boolean {
  const planned = plannedMints(it);
  return planned.has(mint) || relatedMints(mint).some((other) => planned.has(other));
}

/** "I don't want my BONK anymore": the plan gives it, and does not get it. */
function wantsRid(it: Case, { end }: OperatorMention, last: number): boolean {
  if (it.numbers.some(({ start }) => start >= end && start < last)) return false;
  const token = it.tokens.find(({ start, isIncidental }) => start >= end && start < last && !isIncidental);
  return token === undefined || givenMints(it).has(token.mint);
}

/** "don't use my SOL", "never ape 5 USDC": a denied clause that names something of the plan, whatever its verb. */
function deniesClause(it: Case, { end, text }: OperatorMention): boolean {
  if (!/n't|nt$|not|never|cannot/.test(text)) return false;
  const clause = it.words[end]?.clause;
  const inIt = (at: number) => at >= end && it.words[at]?.clause === clause;
  return (
    it.numbers.some((number) => inIt(number.start) && isUsed(it, number)) ||
    it.tokens.some(({ start, mint, isIncidental }) => inIt(start) && !isIncidental && isPlanned(it, mint))
  );
}
