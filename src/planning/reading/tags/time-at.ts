import { readQuantity } from './read-quantity';
import type { Scanner } from './scanner';

const SPAN = /^(?:h|hr|hrs|hours?|mins?|minutes?|secs?|seconds?|days?|weeks?|months?|years?|blocks?|slots?)$/;
const CLOCK = /^(?:am|pm|oclock|utc)$/;
const COUNTED =
  /^(?:swaps|trades|transfers|steps|things|orders|actions|tasks|transactions|txs|payments|operations|moves|requests|questions|sentences|lines|instructions|conversions|deposits|parts|people|friends|wallets|addresses|recipients|ways|swap|trade|transfer|times?|percentage|guys|kids|legs|years?|nights?|mornings?|coffees?|beers?)$/;
const DUE = /^(?:in|after|at|by|every|within|from|for)$/;

/** "12 hours" is a length of time; "in 2 hours", "at 9am", "every 3 days" set one. */
export function timeAt(
  scanner: Scanner,
  at: number,
): { readonly length: number; readonly isSchedule: boolean } | undefined {
  const { words } = scanner;
  const word = words[at];
  if (word?.kind !== 'number' && word?.kind !== 'word') return undefined;
  const before = words[at - 1]?.key ?? '';
  if (
    word.kind === 'number' &&
    words[at + 1]?.text === ':' &&
    words[at + 2]?.kind === 'number' &&
    words[at + 2]?.isGlued
  )
    return { length: 3, isSchedule: true };
  const count = word.kind === 'number' ? 1 : countLength(scanner, at);
  if (count === 0) return undefined;
  const unit = words[at + count];
  const key = unit?.key ?? '';
  if (COUNTED.test(key) && !unit?.isGlued && !/^times?$/.test(key))
    return { length: count + 1, isSchedule: false };
  if (CLOCK.test(key)) return { length: count + 1, isSchedule: before !== 'since' };
  if (/^(?:st|nd|rd|th)$/.test(key) && unit?.isGlued)
    return { length: count + 1, isSchedule: before === 'on' || before === 'by' };
  if (!SPAN.test(key) || (key.length <= 3 && !unit?.isGlued && !/^(?:hrs?|mins?|secs?|day)$/.test(key)))
    return undefined;
  return { length: count + 1, isSchedule: DUE.test(before) && before !== 'for' };
}

function countLength(scanner: Scanner, at: number): number {
  const next = scanner.words[at + 1];
  if (
    next?.kind !== 'word' ||
    !(SPAN.test(next.key) || CLOCK.test(next.key) || COUNTED.test(next.key)) ||
    next.key.length < 2
  )
    return 0;
  const read = readQuantity(scanner.words, at);
  return read === undefined &&
    !/^(?:one|two|three|four|five|six|seven|eight|nine|ten|few)$/.test(scanner.words[at]?.key ?? '')
    ? 0
    : 1;
}
