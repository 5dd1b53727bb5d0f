import type { Item } from '../tags/item';
import { clausesOf, isActing, namesMoney, sentencesOf } from './clauses';

const PAST_WORDS = new Set(
  'lost won held saw heard thought knew felt came went gave took made did ran left said told read wrote drew met found kept spent paid sent sold bought became began got forgot broke fell grew woke slept ate'.split(
    ' ',
  ),
);
const HABITS = new Set(['usually', 'normally', 'always', 'never', 'often', 'used to']);

/**
 * Marks the clauses that tell what has happened ("yesterday I lost 2 SOL"): nothing in them is asked for, though later
 * clauses may point at what they name.
 */
export function markTold(items: readonly Item[]): Item[] {
  const marked = [...items];
  for (const clause of clausesOf(items)) {
    if (!tells(clause.items)) continue;
    const subject = clause.items.findIndex(({ k }) => k === 'subject');
    const isLed = clause.items
      .slice(0, Math.max(subject, 0))
      .some(({ k }) => k === 'verb' || k === 'arg' || k === 'ask');
    for (let at = clause.from + (isLed ? subject : 0); at < clause.to; at += 1) {
      const item = marked[at];
      if (item) marked[at] = { ...item, isTold: true };
    }
  }
  markTalk(marked);
  return marked;
}

/** Beside a sentence that orders something, one that only says how things are ("SOL was at 142") is talk. */
function markTalk(items: Item[]): void {
  const sentences = sentencesOf(items);
  const hasOrder = sentences.some(
    ({ items: all }) => all.some((item) => isActing(item) && item.isTold !== true) && all.some(namesMoney),
  );
  if (!hasOrder) return;
  for (const { from, to, items: all } of sentences) {
    if (!isStatement(all)) continue;
    for (let at = from; at < to; at += 1) {
      const item = items[at];
      if (item) items[at] = { ...item, isTold: true };
    }
  }
}

/** Has a subject, asks for nothing, orders nothing, and names nobody who could be paid. */
function isStatement(items: readonly Item[]): boolean {
  if (!items.some(({ k }) => k === 'subject')) return false;
  if (items.some((item) => item.k === 'ask' || item.k === 'mark' || item.k === 'slippage')) return false;
  if (items.some((item) => item.k === 'verb' && item.isTold !== true && item.verb.base !== 'have'))
    return false;
  if (items.some((item) => item.k === 'op' && !/^(?:report|howto|unsupported|advice|limit)$/.test(item.op)))
    return false;
  return !items.some((item) => item.k === 'arg' && item.arg.address !== undefined);
}

function tells(items: readonly Item[]): boolean {
  const subject = items.findIndex(({ k }) => k === 'subject');
  if (subject < 0) return reportsAlone(items);
  const rest = items.slice(subject + 1);
  const verbAt = rest.findIndex((item) => item.k === 'verb' || (item.k === 'word' && isPast(item.text)));
  const verb = rest[verbAt];
  if (verb === undefined) return false;
  const between = rest.slice(0, verbAt);
  if (
    between.some((item) => item.k === 'arg' || item.k === 'verb' || (item.k === 'op' && item.op === 'when'))
  )
    return false;
  if (verb.k === 'word') return true;
  if (verb.k !== 'verb' || verb.order !== undefined) return false;
  const isHabit = between.some((item) => item.k === 'op' && HABITS.has(item.text));
  const isWished = verb.verb.senses.want === 0;
  const third = items[subject];
  const isOther =
    third?.k === 'subject' &&
    /^(?:he|she|they|everyone|people|someone|my friend|ppl|everybody|nobody|some people|friends|shes|hes|theyve|theyre)$/.test(
      third.text,
    );
  return !isWished && (verb.verb.form === 'past' || isHabit || isOther);
}

/** "Sold 5 SOL yesterday", "already swapped 1 SOL". */
function reportsAlone(items: readonly Item[]): boolean {
  const verb = items.find(({ k }) => k === 'verb');
  if (verb?.k !== 'verb' || verb.verb.form !== 'past' || verb.order !== undefined) return false;
  const first = items.find(({ k }) => k !== 'op' && k !== 'word');
  return first === verb && items.some((item) => item.k === 'op' && item.op === 'report');
}

function isPast(text: string): boolean {
  return PAST_WORDS.has(text.toLowerCase()) || /[a-z]{2,}ed$/i.test(text);
}
