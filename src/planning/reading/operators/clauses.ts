import type { Item } from '../tags/item';

/** Items between two joints, with where they stand in the list. */
export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Item[];
}

const SENTENCE_ENDS: ReadonlySet<string> = new Set(['stop', 'line']);
const CLAUSE_ENDS: ReadonlySet<string> = new Set([
  'stop',
  'line',
  'comma',
  'but',
  'so',
  'then',
  'and',
  'colon',
]);

export function sentencesOf(items: readonly Item[]): Clause[] {
  return cut(items, SENTENCE_ENDS);
}

export function clausesOf(items: readonly Item[]): Clause[] {
  return cut(items, CLAUSE_ENDS);
}

function cut(items: readonly Item[], ends: ReadonlySet<string>): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  for (let at = 0; at <= items.length; at += 1) {
    const item = items[at];
    const isEnd = item === undefined || (item.k === 'break' && ends.has(item.join));
    if (!isEnd) continue;
    if (at > from) clauses.push({ from, to: at, items: items.slice(from, at) });
    from = at + 1;
  }
  return clauses;
}

/** Names money: a token, an address, a number of something. */
export function namesMoney(item: Item): boolean {
  if (item.k !== 'arg') return false;
  const { token, address, quantity, unknown, canBeVenue } = item.arg;
  if (address !== undefined || (token !== undefined && !canBeVenue)) return true;
  return (
    unknown === undefined && quantity !== undefined && quantity.kind !== 'vague' && quantity.kind !== 'all'
  );
}

/** A verb that asks for something by itself. */
export function isActing(item: Item): boolean {
  return item.k === 'verb' && !item.verb.isLight && item.verb.form !== 'third';
}
