import type { Arg } from '../tags/item';
import { isAmountOnly, isMoney, isPronoun } from './slot';
import type { SpanArg } from './span';

/** The arguments with pronouns that repeat another one left out, and how many of them there were. */
export interface Resolved {
  readonly args: readonly SpanArg[];
  readonly repeats: number;
}

/** "I have 5 JUP, sell it", "200 of it": a pronoun after something named in the same span means that. */
export function resolvePronouns(args: readonly SpanArg[]): Resolved {
  const kept: SpanArg[] = [];
  let repeats = 0;
  for (const one of args) {
    const same = isDefinite(one.arg) ? kept.findIndex(({ arg }) => isSameAmount(arg, one.arg)) : -1;
    if (same >= 0) kept.splice(same, 1);
    if (same >= 0) repeats += 1;
    const at = isPronoun(one.arg) ? antecedentOf(one, kept) : -1;
    const before = kept[at];
    if (before === undefined) {
      kept.push(one);
      continue;
    }
    repeats += 1;
    const { quantity, prep } = one.arg;
    const isDirected =
      before.arg.prep === undefined &&
      (prep === 'from' || prep === 'with' || prep === 'out' || prep === 'of');
    if (quantity === undefined && isDirected)
      kept[at] = { ...before, isTold: false, verb: one.verb, arg: { ...before.arg, prep } };
    else if (quantity === undefined) kept[at] = { ...before, isTold: false, verb: before.verb ?? one.verb };
    else if (before.arg.quantity === undefined)
      kept[at] = { ...one, isTold: false, arg: withQuantity(before.arg, one.arg) };
    else kept.push(one);
  }
  return { args: kept, repeats };
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
