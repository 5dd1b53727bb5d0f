import type { RefusalCode } from '../../../domain';
import { RefusedPrompt, quoted } from '../refused-prompt';
import type { Item } from '../tags/item';
import type { Operator } from '../tags/tag';
import { type Clause, clausesOf, isActing, namesMoney, sentencesOf } from './clauses';
import { dropProhibited } from './drop-prohibited';

type Op = Extract<Item, { k: 'op' }>;

/** Kinds that speak of the whole prompt wherever they stand. */
const EVERYWHERE: ReadonlySet<Operator> = new Set(['simulation', 'confirmation', 'undo']);
const CODES: Readonly<Partial<Record<Operator, RefusalCode>>> = { repair: 'ambiguous' };
const WHY: Readonly<Record<Operator, string>> = {
  negation: 'says what not to do',
  condition: 'sets a condition; reev acts at once or not at all',
  when: 'sets a condition; reev acts at once or not at all',
  schedule: 'sets a time; reev acts at once or not at all',
  advice: 'asks for advice or leaves it open; reev carries out orders and gives none',
  howto: 'asks how or why; reev carries out orders',
  report: 'tells what has happened',
  simulation: 'asks not to do it in earnest; use the plan route for that',
  undo: 'asks to undo something; say which swap, withdrawal or transfer to make',
  repetition: 'asks for something more than once; say each step once',
  confirmation: 'asks to be consulted first; use the plan route and then run the plan',
  repair: 'takes back something said before; write only what you want',
  limit: 'sets a price; reev trades at the market only',
  unsupported: 'is nothing that reev does',
};

/**
 * Every operator is spent or refuses the prompt: talk keeps its own, a prohibition takes its clause with it, what is left
 * decides.
 * @throws {RefusedPrompt} `unsupported_intent`, `ambiguous`
 */
export function settleOperators(items: readonly Item[]): Item[] {
  const kept = dropProhibited(withoutTalk(items));
  refuseChoice(kept);
  const op = kept.find((item): item is Op => item.k === 'op' && item.isTold !== true);
  if (op) throw refusal(op);
  return kept.filter((item, at) => item.k !== 'op' && !isIdleOr(kept, at));
}

/** "1 or 2 SOL", "lend it or swap it". */
function refuseChoice(items: readonly Item[]): void {
  const isChoice = items.some((item, at) => {
    if (item.k !== 'mark' || item.mark !== 'or') return false;
    const isNamed = (other: Item | undefined) =>
      other !== undefined &&
      other.isTold !== true &&
      (other.k === 'verb' || (other.k === 'arg' && (namesMoney(other) || other.arg.token !== undefined)));
    return (
      /^either/i.test(item.text) || (isNamed(items[at - 1]) && items.slice(at + 1, at + 3).some(isNamed))
    );
  });
  if (isChoice)
    throw new RefusedPrompt(
      'ambiguous',
      'The prompt leaves a choice open: name one amount, one token and one action.',
    );
}

/** "Dear Sir or Madam": a choice between words that name no money and no action. */
function isIdleOr(items: readonly Item[], at: number): boolean {
  const item = items[at];
  if (item?.k !== 'mark' || item.mark !== 'or' || /either/i.test(item.text)) return false;
  return ![-2, -1, 1, 2].some((offset) => {
    const other = items[at + offset];
    return other?.k === 'verb' || other?.k === 'arg' || other?.k === 'mark' || other?.k === 'noun';
  });
}

export function refusal({ op, text }: Op): RefusedPrompt {
  return new RefusedPrompt(CODES[op] ?? 'unsupported_intent', `${quoted(text)} ${WHY[op]}.`);
}

/** Drops the operators of sentences and clauses that are about something else. */
function withoutTalk(items: readonly Item[]): Item[] {
  const dropped = new Set<number>();
  const firstOrder = items.findIndex((item) => item.isTold !== true && (isActing(item) || namesMoney(item)));
  for (const sentence of sentencesOf(items)) {
    const isBefore = firstOrder < 0 || sentence.to <= firstOrder;
    if (isTalk(sentence, isBefore)) dropOperators(sentence, dropped);
  }
  for (const clause of clausesOf(items)) if (isAside(clause)) dropOperators(clause, dropped);
  items.forEach((item, at) => {
    if (item.k === 'op' && item.isTold && !EVERYWHERE.has(item.op)) dropped.add(at);
    if (item.k === 'op' && item.op === 'repetition' && isQuery(items, at)) dropped.add(at);
    if (item.k === 'op' && /^(?:advice|report)$/.test(item.op) && isOnlyAsked(items)) dropped.add(at);
    if (item.k === 'op' && item.isPolite) dropped.add(at);
  });
  return items.filter((_, at) => !dropped.has(at));
}

function dropOperators({ from, items }: Clause, dropped: Set<number>): void {
  items.forEach((item, offset) => {
    if (item.k === 'op' && !EVERYWHERE.has(item.op) && item.isBinding !== true) dropped.add(from + offset);
  });
}

/** A sentence that names no money and no action: it has a point of its own, or comes before there is anything to speak of. */
function isTalk({ items }: Clause, isBefore: boolean): boolean {
  if (items.some((item) => namesMoney(item) || isActing(item) || item.k === 'ask')) return false;
  if (!onlyTells(items) && items.some(pointsBack)) return false;
  const content = items.filter(({ k }) => k === 'word' || k === 'subject').length;
  const opAt = items.findIndex(({ k }) => k === 'op');
  const first = items[opAt];
  const isBinding = first?.k === 'op' && /^(?:condition|when|schedule|repair)$/.test(first.op);
  if (content >= 2 && (opAt >= 2 || (opAt >= 1 && items[0]?.k === 'subject'))) return true;
  return isBefore && !isBinding;
}

/** Its operators tell or explain: they can hold nothing else back. */
function onlyTells(items: readonly Item[]): boolean {
  return items.every((item) => item.k !== 'op' || /^(?:report|howto|unsupported|advice)$/.test(item.op));
}

function pointsBack(item: Item): boolean {
  return item.k === 'arg' && item.arg.ref !== undefined && item.arg.ref !== 'person';
}

/** "rent is due on the 3rd", "I know everyone says so", "I'll sort the rest out next week". */
function isAside({ items }: Clause): boolean {
  const subject = items.findIndex(({ k }) => k === 'subject');
  const opAt = items.findIndex(({ k }) => k === 'op');
  const op = items[opAt];
  if (op?.k === 'op' && op.isNoun)
    return !items.some((item) => namesMoney(item) || item.k === 'verb' || item.k === 'ask');
  if (subject < 0 || opAt < subject) return false;
  if (op?.k === 'op' && /^(?:condition|when|repair|advice|howto)$/.test(op.op)) return false;
  if (items.some((item) => namesMoney(item) || item.k === 'verb' || item.k === 'ask')) return false;
  const hasOwnVerb = items[subject + 1]?.k === 'word';
  return hasOwnVerb || !items.some(pointsBack);
}

/** "which tokens can I use", "do I have any left or did I spend it": asks what there is, and orders nothing. */
function isOnlyAsked(items: readonly Item[]): boolean {
  const [first] = items.filter((item) => item.isTold !== true && item.k !== 'word' && item.k !== 'break');
  const orders = items.some((item) => item.isTold !== true && item.k === 'verb' && !item.verb.isLight);
  const isAmount = items.some(
    (item) =>
      item.isTold !== true &&
      item.k === 'arg' &&
      (item.arg.address !== undefined || item.arg.quantity?.kind === 'number'),
  );
  return first?.k === 'ask' && first.ask !== 'much' && !orders && !isAmount;
}

/** "show my balances again". */
function isQuery(items: readonly Item[], at: number): boolean {
  const before = items.slice(0, at).findLast((item) => item.k === 'ask' || item.k === 'verb');
  return before?.k === 'ask';
}
