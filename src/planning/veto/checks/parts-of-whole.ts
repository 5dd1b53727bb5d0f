import { amountOf } from '../../../domain';
import { type Case, movesMoney } from '../case';
import { type Exact, equals, exactOf, isSameShare, minus, plus, sumOf, times } from '../exact';
import type { Slot } from '../plan-slots';
import type { NumberMention } from '../scan/number-mentions';

/** The 60 and the 40 of "60/40". */
export function isHundredth({ words, numbers }: Case, { value, start, end, form }: NumberMention): boolean {
  if (form !== 'plain') return false;
  const isSlash = (at: number) => /^[/:-]$/.test(words[at]?.text ?? '') && words[at]?.isGlued === true;
  const partners = numbers.filter(
    (other) => (other.start === end + 1 && isSlash(end)) || (other.end === start - 1 && isSlash(start - 1)),
  );
  return partners.some((other) => equals(plus(other.value, value), exactOf(100n)));
}

/** A part as a fraction of one; `undefined` for a number that is none. */
function partOf(it: Case, mention: NumberMention): Exact | undefined {
  const { value, form } = mention;
  if (form === 'fraction') return value;
  return form === 'percent' || isHundredth(it, mention) ? times(value, exactOf(1n, 100n)) : undefined;
}

/** Do the parts that the prompt names add up to the whole, so that the last of several steps takes all that is left? */
export function namesWholeInParts(it: Case): boolean {
  const parts = it.numbers.flatMap((mention) => partOf(it, mention) ?? []);
  const isDivided =
    it.operators.some(({ label }) => label === 'split') && it.steps.filter(movesMoney).length > 1;
  return isDivided || (parts.length > 1 && equals(sumOf(parts), exactOf(1n)));
}

/** "50 % to A, 30 % to B, 20 % to C": is the slot the mention's part of what the ones before leave? */
export function isShareOfLeft(it: Case, mention: NumberMention, slot: Slot): boolean {
  const part = partOf(it, mention);
  const before = it.numbers.filter(({ end }) => end <= mention.start).flatMap((one) => partOf(it, one) ?? []);
  if (part === undefined || before.length === 0) return false;
  const left = minus(exactOf(1n), sumOf(before));
  return left.n > 0n && isSameShare(times(slot.value, left), part);
}

/** The last of the parts of a whole, where the plan takes all that is left. */
export function completesWhole(it: Case, mention: NumberMention): boolean {
  const last = it.numbers.findLast((one) => partOf(it, one) !== undefined);
  const takesAll = it.steps.some(({ call }) => amountOf(call)?.kind === 'all');
  return last === mention && takesAll && namesWholeInParts(it);
}

/** One of several equal parts of a balance: the first of n takes 1/n, the next 1/(n-1) of what is left. */
export function isEqualPart(it: Case, slot: Slot): boolean {
  if (!it.operators.some(({ label }) => label === 'split')) return false;
  const steps = it.steps.filter(movesMoney);
  const left = steps.length - steps.findIndex(({ stepId }) => stepId === slot.stepId);
  return left > 1 && isSameShare(slot.value, exactOf(1n, BigInt(left)));
}

/** "50 % to A and 50 % to B" planned as half, and then half of the other half. */
export function leavesPartOfWhole(it: Case): boolean {
  const parts = it.numbers.filter((mention) => partOf(it, mention) !== undefined);
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined) return false;
  const isWhole = equals(sumOf(parts.flatMap((mention) => partOf(it, mention) ?? [])), exactOf(1n));
  const isOneOrder = !it.verbs.some(({ at }) => at > first.end && at < second.start);
  const isOneSentence = it.words[first.start]?.sentence === it.words[second.start]?.sentence;
  const shares = it.slots.filter(({ kind }) => kind === 'share');
  const isOneBalance = shares.length === 2 && shares[0]?.mint === shares[1]?.mint;
  return isWhole && isOneOrder && isOneSentence && isOneBalance;
}
