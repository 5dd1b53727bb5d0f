import type { Arg } from '../tags/item';
import { takePartOfBase } from './take-part-of-base';
import { isAmountOnly, isMoney, isPronoun } from './slot';
import type { SpanArg } from './span';

/** The arguments with pronouns that repeat another one left out, and how many of them there were. */
export interface Resolved {
  readonly args: readonly SpanArg[];
  readonly repeats: number;
}

const DIRECTIONS = new Set(['from', 'with', 'out', 'of', 'to', 'into']);

/** "I have 5 JUP, sell it", "200 of it": a pronoun after something named in the same span means that. */
export function resolvePronouns(said: readonly SpanArg[]): Resolved {
  const args = takePartOfBase(said);
  const kept: SpanArg[] = [];
  let repeats = 0;
  for (const one of args) {
    if (repeatsNamed(one, kept)) repeats += 1;
    if (isBothOf(one, kept)) {
      repeats += 1;
      continue;
    }
    const at = isPronoun(one.arg) ? antecedentOf(one, kept) : -1;
    const before = kept[at];
    if (before === undefined) {
      kept.push(one);
      continue;
    }
    repeats += 1;
    const { quantity, prep } = one.arg;
    const isDirected = before.arg.prep === undefined && DIRECTIONS.has(prep ?? '');
    if (quantity === undefined && prep !== undefined && isDirected)
      kept[at] = { ...before, isTold: false, verb: one.verb, arg: { ...before.arg, prep } };
    else if (quantity === undefined) kept[at] = { ...before, isTold: false, verb: before.verb ?? one.verb };
    else if (before.arg.quantity === undefined || (before.isTold && isOwnPart(before.arg, one.arg)))
      kept[at] = { ...one, isTold: false, arg: withQuantity(before.arg, one.arg) };
    else kept.push(one);
  }
  return { args: kept, repeats };
}

/** "14 USDC in total, send the 14 USDC": takes the earlier one out. */
function repeatsNamed(one: SpanArg, kept: SpanArg[]): boolean {
  const same = isDefinite(one.arg) ? kept.findIndex(({ arg }) => isSameAmount(arg, one.arg)) : -1;
  if (same >= 0) kept.splice(same, 1);
  return same >= 0;
}

/** "0.25 JitoSOL and 110 JUP, both of them into USDC". */
function isBothOf({ arg }: SpanArg, kept: readonly SpanArg[]): boolean {
  if (arg.ref !== 'both' || arg.token !== undefined) return false;
  return kept.filter((other) => other.arg.token !== undefined && other.arg.prep === undefined).length === 2;
}

/** What a pronoun repeats; "get me JUP with it" pays with something else than the JUP. */
function antecedentOf(one: SpanArg, kept: readonly SpanArg[]): number {
  const { prep } = one.arg;
  const isOther = prep === 'from' || prep === 'with' || prep === 'out' || prep === 'of';
  return kept.findLastIndex(
    ({ arg, verb }) => isAntecedent(arg) && !(isOther && verb !== undefined && verb === one.verb),
  );
}

function isAntecedent(arg: Arg): boolean {
  return (isMoney(arg) || isAmountOnly(arg)) && !isPronoun(arg) && arg.prep !== 'to' && arg.prep !== 'into';
}

function withQuantity(arg: Arg, { quantity, prep }: Arg): Arg {
  const { prep: _prep, ...rest } = arg;
  return { ...rest, ...(quantity && { quantity }), ...(prep && { prep }) };
}

/** "the 14 USDC", "those 14": said before. */
function isDefinite({ det, quantity }: Arg): boolean {
  return (det === 'the' || det === 'this') && quantity?.kind === 'number';
}

function isSameAmount(a: Arg, b: Arg): boolean {
  if (a.quantity?.kind !== 'number' || b.quantity?.kind !== 'number') return false;
  const { value: x } = a.quantity;
  const { value: y } = b.quantity;
  const isEqual = x.numerator * y.denominator === y.numerator * x.denominator;
  return isEqual && a.token === b.token && a.prep === b.prep;
}

/** "I have 400 JUP, sell 100 of them": an amount of its own, or all that the wallet holds. */
function isOwnPart(told: Arg, { quantity }: Arg): boolean {
  return quantity?.kind === 'number' || (quantity?.kind === 'all' && told.det === 'my');
}
