import { type Exact, exactOf, plus, times } from '../exact';
import type { Word } from './words';

const SMALL = new Map(
  [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ].map((word, value) => [word, BigInt(value)]),
);
const TENS = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((word, index) => [
    word,
    BigInt(index + 2) * 10n,
  ]),
).set('fourty', 40n);
const SCALES = new Map([
  ['thousand', 1_000n],
  ['grand', 1_000n],
  ['million', 1_000_000n],
  ['mil', 1_000_000n],
  ['billion', 1_000_000_000n],
]);
const FIXED = new Map([
  ['dozen', 12n],
  ['couple', 2n],
]);

/** A number in words and the index of the word behind it. */
export interface Cardinal {
  readonly value: Exact;
  readonly end: number;
}

/** Is the word part of numbers in words? */
export function isCardinal(text: string): boolean {
  return SMALL.has(text) || TENS.has(text) || text === 'hundred' || SCALES.has(text) || FIXED.has(text);
}

/** What a word such as "million" multiplies by. */
export const scaleOf = (text: string): bigint | undefined => SCALES.get(text);

/**
 * The number in words that begins at `start`: "one hundred and five", "two million three hundred thousand", "zero point
 * five"; `undefined` when none does. Words that do not make one number ("five ten") end it.
 */
export function cardinalAt(words: readonly Word[], start: number): Cardinal | undefined {
  const isPoint = words[start]?.text === 'point' && SMALL.has(words[start + 1]?.text ?? '');
  if (isPoint) return withDecimals(words, start, exactOf(0n));
  let total = 0n;
  let group: bigint | undefined;
  let lowest = 0n;
  let at = start;
  for (; ; at += 1) {
    const text = words[at]?.text ?? '';
    const next = join(group, lowest, text);
    if (next !== undefined) {
      group = next.group;
      lowest = next.lowest;
      continue;
    }
    const scale = SCALES.get(text);
    if (scale !== undefined && group !== undefined) {
      total += group * scale;
      group = undefined;
      lowest = 0n;
      continue;
    }
    const isJoint = (text === 'and' || text === '-') && at > start && isCardinal(words[at + 1]?.text ?? '');
    if (isJoint && (lowest !== 1n || text === 'and') && continues(words, at, group, total)) continue;
    break;
  }
  if (at === start || (group === undefined && total === 0n)) return undefined;
  return withDecimals(words, at, exactOf(total + (group ?? 0n)));
}

/** "and" joins only what a number may go on with: after hundreds or a scale, never after ones. */
function continues(words: readonly Word[], at: number, group: bigint | undefined, total: bigint): boolean {
  if (words[at]?.text === '-') return group !== undefined && group % 100n >= 20n && group % 10n === 0n;
  const next = words[at + 1]?.text ?? '';
  if (next === 'hundred' || SCALES.has(next)) return false;
  return group === undefined ? total > 0n : group % 100n === 0n && group > 0n;
}

function join(group: bigint | undefined, lowest: bigint, text: string) {
  const ones = SMALL.get(text);
  const tens = TENS.get(text);
  if (ones !== undefined) {
    const fits = group === undefined || lowest === 100n || (lowest === 10n && ones > 0n && ones < 10n);
    return fits ? { group: (group ?? 0n) + ones, lowest: 1n } : undefined;
  }
  if (tens !== undefined) {
    const fits = group === undefined || lowest === 100n;
    return fits ? { group: (group ?? 0n) + tens, lowest: 10n } : undefined;
  }
  if (text === 'hundred' && (group === undefined || group < 100n))
    return { group: (group ?? 1n) * 100n, lowest: 100n };
  const fixed = FIXED.get(text);
  if (fixed === undefined || (group !== undefined && text === 'couple')) return undefined;
  return { group: (group ?? 1n) * fixed, lowest: 1n };
}

/** "zero point five", "two point five million". */
function withDecimals(words: readonly Word[], at: number, whole: Exact): Cardinal {
  if (words[at]?.text !== 'point') return { value: whole, end: at };
  let value = whole;
  let unit = exactOf(1n, 10n);
  let end = at + 1;
  for (; ; end += 1) {
    const word = words[end];
    const digit =
      word?.kind === 'number' ? /^\d+$/.exec(word.text)?.[0] : SMALL.get(word?.text ?? '')?.toString();
    if (digit?.length !== 1) break;
    value = plus(value, times(unit, exactOf(BigInt(digit))));
    unit = times(unit, exactOf(1n, 10n));
  }
  if (end === at + 1) return { value: whole, end: at };
  const scale = SCALES.get(words[end]?.text ?? '');
  return scale === undefined ? { value, end } : { value: times(value, exactOf(scale)), end: end + 1 };
}
