import { type Case, deedOf, movesMoney } from '../case';
import type { OperatorMention } from '../scan/operator-mentions';
import { wordSet } from '../scan/word-set';
import { isNegated } from './negated';

/** "once you have swapped", "when that lands": the order of steps, not a condition; "or" between two ways of one wish. */
export function isOrderOfSteps(it: Case, { text, end, start }: OperatorMention): boolean {
  const { words, verbs, tokens } = it;
  if (text === 'or') return isNegated(it, start) || !isChoice(it, start);
  if (!['when', 'once', 'as soon as', 'only after'].includes(text)) return isAside(it, start);
  const clause = words.slice(end, end + 12).filter(({ sentence }) => sentence === words[start]?.sentence);
  const verb = verbs.find(({ at, isPast }) => at >= end && at < end + clause.length && isPast);
  const isDone = clause.some((word) =>
    [
      'done',
      'finished',
      'complete',
      'completed',
      'lands',
      'landed',
      'arrives',
      'arrived',
      'through',
      'turned',
      'settled',
      'confirmed',
      'back',
      'out',
    ].includes(word.text),
  );
  const isPlanned = verb !== undefined && it.steps.some((step) => verb.deeds.includes(deedOf(step)));
  const isPrice = clause
    .slice(0, 6)
    .some((word) =>
      ['price', 'hits', 'drops', 'reaches', 'above', 'below', 'goes', 'falls', 'rises'].includes(word.text),
    );
  return !isPrice && it.steps.length > 1 && (isPlanned || isDone) && tokens.length > 0;
}

/** "SOL or JUP", "5 or 6", "swap or lend": the user leaves the choice open. */
function isChoice({ tokens, numbers, verbs }: Case, at: number): boolean {
  const isNext = (start: number) => start === at + 1 || start === at + 2;
  return [...tokens, ...numbers].some(({ start }) => isNext(start)) || verbs.some((verb) => isNext(verb.at));
}

/** Words of a sentence that says something of its own, rather than adds to the one beside it. */
const MIN_REMARK = 5;

/** A sentence in which nothing is asked for and nothing is named. */
export function isAside({ words, verbs, tokens, numbers }: Case, at: number): boolean {
  const sentence = words[at]?.sentence;
  const inIt = (place: number) => words[place]?.sentence === sentence;
  const length = words.filter((word) => word.sentence === sentence && word.kind !== 'sign').length;
  if (length < MIN_REMARK || words.some((word, place) => word.kind === 'address' && inIt(place)))
    return false;
  return (
    !verbs.some((verb) => inIt(verb.at)) &&
    !tokens.some(({ start }) => inIt(start)) &&
    !numbers.some(({ start }) => inIt(start))
  );
}

/** Talk about times, doubts and what was: harmless only where its sentence, or its clause behind a full order, asks for nothing. */
export function isTalk(it: Case, { start, label, text }: OperatorMention): boolean {
  if (label === 'past') return isPastTold(it, start, text);
  if (isAside(it, start)) return it.steps.some((step) => movesMoney(step)) ? hasOwnOrder(it, start) : true;
  return label === 'schedule' && isTellingClause(it, start);
}

/** What somebody says is talk where no deed and no amount follows in its sentence; the order stands elsewhere. */
export function isSaidElsewhere({ words, verbs, numbers }: Case, { end, start }: OperatorMention): boolean {
  const inIt = (at: number) => at >= end && words[at]?.sentence === words[start]?.sentence;
  return !verbs.some((verb) => inIt(verb.at)) && !numbers.some((number) => inIt(number.start));
}

/** Is there an order in another sentence? */
function hasOwnOrder({ words, tokens, verbs }: Case, at: number): boolean {
  const sentence = words[at]?.sentence;
  return [...tokens.map(({ start }) => start), ...verbs.map((verb) => verb.at)].some(
    (place) => words[place]?.sentence !== sentence,
  );
}

/** "… and I'll sort the rest out with my bank next week": a clause of the speaker's own plans without token or number. */
function isTellingClause({ words, tokens, numbers, verbs }: Case, at: number): boolean {
  const clause = words[at]?.clause;
  const inIt = words.filter((word) => word.clause === clause).map(({ text }) => text);
  const starts = words.findIndex((word) => word.clause === clause);
  const isOwn = ["i'll", "i'm", 'i', 'my', 'she', 'he', 'they', 'we', 'rent', 'market', 'mom', 'dad'].some(
    (text) => inIt.slice(0, 3).includes(text),
  );
  const touches = (place: number) => words[place]?.clause === clause;
  return (
    isOwn &&
    starts > 0 &&
    !tokens.some(({ start }) => touches(start)) &&
    !numbers.some(({ start }) => touches(start)) &&
    !verbs.some((verb) => touches(verb.at))
  );
}

/** What a person may already do without having done what is asked. */
const STANDING = wordSet(`have hold own got there know in connected set holding on too`);

/** A past form is an order's participle, or tells of what was while another word orders. */
function isPastTold(it: Case, at: number, text: string): boolean {
  const { words, verbs } = it;
  const sentence = words[at]?.sentence;
  if (!it.steps.some((step) => movesMoney(step))) return true;
  if (/^(did|have|had) /.test(text)) return false;
  if (text === 'already' && isInBrackets(words, at)) return true;
  if (text === 'already')
    return (
      STANDING.has(words[at + 1]?.text ?? '') ||
      verbs.some((verb) => verb.at === at + 1 && verb.isPast && verbs.length > 1)
    );
  const verb = verbs.find((mention) => mention.at === at);
  if (verb && !verb.isTold) return true;
  const deeds = it.steps.filter(movesMoney).map(deedOf);
  if (deeds.length === 0) return true;
  const isOrdered = verb
    ? verbs.some((other) => !other.isTold && other.at !== at)
    : verbs.some((other) => !other.isTold);
  const isElsewhere = it.tokens.some(({ start }) => words[start]?.sentence !== sentence) && !verb;
  if (text === 'failed') return false;
  return isOrdered || isElsewhere || (verb === undefined && !verbs.some(({ isTold }) => isTold));
}

/** What stands in brackets explains; the order stands outside. */
function isInBrackets(words: Case['words'], at: number): boolean {
  const before = words.slice(0, at).filter(({ text }) => text === '(' || text === ')');
  return before.at(-1)?.text === '(';
}
