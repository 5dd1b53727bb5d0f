import { amountOf } from '../../../domain';
import { type Case, deedOf, givenMints, keepsSomething, movesMoney, plannedMints } from '../case';
import type { OperatorMention } from '../scan/operator-mentions';
import { wordSet } from '../scan/word-set';
import { isDirect } from './numbers.check';
import { isAside } from './talk.rule';

const REMAINDERS =
  wordSet(`rest remainder remaining other it them those that half safe what whatever everything as in me things simple
  going up my track`);

/** "keep 1 SOL" is in the plan as what stays; "keep the rest" needs no step. */
export function isReserveKept(it: Case, { start, end, text }: OperatorMention): boolean {
  const { words, numbers, tokens, slots, steps } = it;
  const near = words.slice(end, end + 6);
  const number = numbers.find(({ start }) => start >= end && start < end + 4);
  if (text.endsWith('aside') && steps.some((step) => deedOf(step) === 'lend')) return true;
  const leading =
    text === 'untouched' ? it.tokens.find((one) => one.end <= start && start - one.end < 3) : undefined;
  if (leading) return !givenMints(it).has(leading.mint);
  if (isForFees(it, end) || isRestLeft(it, start)) return true;
  if (text === 'left over for' || text.startsWith('at least')) return keepsSomething(it);
  if (number && number.form !== 'fraction') {
    const isKept = slots.some(
      (slot) => (slot.kind === 'kept' || slot.kind === 'share') && isDirect(it, number, slot),
    );
    return (
      isKept || (text === 'save' && number.form === 'plain' && steps.some((step) => deedOf(step) === 'lend'))
    );
  }
  if (slots.some(({ kind }) => kind === 'kept')) return true;
  const token = tokens.find(({ start }) => start >= end && start < end + 4);
  if (token)
    return !givenMints(it).has(token.mint) || steps.some(({ call }) => amountOf(call)?.kind !== 'all');
  const isRest = near.length === 0 || near.slice(0, 3).some((word) => REMAINDERS.has(word.text));
  return isRest &&
    steps.filter(movesMoney).every(({ call }) => !['all', undefined].includes(amountOf(call)?.kind))
    ? true
    : isKeptQuietly(it, text);
}

/** "the other half can stay where it is": beside a part that is moved, nothing is done with the rest. */
function isRestLeft({ words, steps, numbers }: Case, at: number): boolean {
  const before = words.slice(Math.max(0, at - 4), at).map(({ text }) => text);
  const isRest = before.some((text) => /^(?:other|rest|remainder|remaining)$/.test(text));
  const clause = words[at]?.clause;
  const isCounted = numbers.some(
    ({ start, form }) => form !== 'fraction' && start > at && words[start]?.clause === clause,
  );
  return isRest && !isCounted && steps.filter(movesMoney).every(({ call }) => amountOf(call)?.kind !== 'all');
}

/** "keep enough for fees": all of the SOL never includes them. */
function isForFees({ words }: Case, at: number): boolean {
  const near = words.slice(at, at + 8).map(({ text }) => text);
  const isVague = near.slice(0, 3).some((text) => ['enough', 'some', 'little', 'bit', 'dust'].includes(text));
  return isVague && near.some((text) => ['fee', 'fees', 'gas', 'rent'].includes(text));
}

/** "stay", "behind", "saving": words that keep nothing unless an amount or a token stands beside them. */
function isKeptQuietly({ steps }: Case, text: string): boolean {
  return (
    ['stay', 'stays', 'behind', 'saving', 'save', 'remains', 'spare'].includes(text) &&
    steps.every(({ call }) => amountOf(call)?.kind !== 'all')
  );
}

export function isExclusionKept(it: Case, { start, end, text }: OperatorMention): boolean {
  if (text === 'excepted') return keepsSomething(it) || (start > 0 && it.slots.length === 0);
  const { numbers, tokens, slots, words } = it;
  const number = numbers.find(({ start }) => start >= end && start < end + 4);
  if (text === 'less' || text === 'minus' || text === 'bar' || text === 'save for' || text === 'besides') {
    if (!number && !tokens.some(({ start }) => start >= end && start < end + 3)) return true;
  }
  if (number)
    return slots.some(
      (slot) => (slot.kind === 'kept' || slot.kind === 'share') && isDirect(it, number, slot),
    );
  const token = tokens.find(({ start }) => start >= end && start < end + 4);
  if (token && text.startsWith('leav')) return !plannedMints(it).has(token.mint);
  if (token) return !givenMints(it).has(token.mint);
  return (
    words.slice(end, end + 3).some((word) => ['that', 'this', 'it'].includes(word.text)) && isAside(it, end)
  );
}
