import { type Exact, exactFromDecimal, exactOf, plus, times } from '../exact';
import { cardinalAt, isCardinal, scaleOf } from './cardinals';
import type { Word } from './words';

/** What a number counts, as far as the words beside it say so. */
export type NumberForm =
  'plain' | 'percent' | 'fraction' | 'basis_points' | 'dollars' | 'lamports' | 'multiple';

/** One number of a prompt. */
export interface NumberMention {
  /** The number as written: 50 for "50 %", 2/3 for "two thirds". */
  readonly value: Exact;
  readonly form: NumberForm;
  /** Index of its first word, and of the word behind it. */
  readonly start: number;
  readonly end: number;
  /** Digits that can be read in several ways, such as "1,5", or as no number at all. */
  readonly isUnreadable: boolean;
}

const SUFFIXES: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    k: 1_000n,
    m: 1_000_000n,
    mm: 1_000_000n,
    mn: 1_000_000n,
    mio: 1_000_000n,
    b: 1_000_000_000n,
    bn: 1_000_000_000n,
  }),
);
const PARTS: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    half: 2n,
    halves: 2n,
    third: 3n,
    thirds: 3n,
    quarter: 4n,
    quarters: 4n,
    fourth: 4n,
    fourths: 4n,
    fifth: 5n,
    fifths: 5n,
    sixth: 6n,
    sixths: 6n,
    seventh: 7n,
    sevenths: 7n,
    eighth: 8n,
    eighths: 8n,
    ninth: 9n,
    ninths: 9n,
    tenth: 10n,
    tenths: 10n,
    twentieth: 20n,
    hundredth: 100n,
  }),
);
const DOLLARS = new Set(['dollars', 'dollar', 'bucks', 'buck', 'usd']);
const PERCENT = new Set(['%', 'percent', 'pct', 'percentage', 'procent', 'prozent']);
const BASIS_POINTS = new Set(['bps', 'bp', 'bips', 'basis']);
const LAMPORTS = new Set(['lamports', 'lamport', 'raw']);

/** Every number of a prompt, in order. */
export function numberMentions(words: readonly Word[]): readonly NumberMention[] {
  const mentions: NumberMention[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const mention = mentionAt(words, at);
    if (!mention) continue;
    mentions.push(mention);
    at = mention.end - 1;
  }
  return mentions;
}

function mentionAt(words: readonly Word[], start: number): NumberMention | undefined {
  const read = oneScaleAt(words, start) ?? partAt(words, start) ?? numberAt(words, start);
  return read && withUnit(words, start, read);
}

/** "a thousand", "a hundred", "a million". */
function oneScaleAt(words: readonly Word[], start: number): ReadNumber | undefined {
  if (!/^an?$/.test(words[start]?.text ?? '')) return undefined;
  const name = words[start + 1]?.text ?? '';
  const scale = scaleOf(name) ?? (name === 'hundred' ? 100n : undefined);
  const next = words[start + 2]?.text === 'and' ? words[start + 3]?.text : words[start + 2]?.text;
  if (
    scale === undefined ||
    isCardinal(next ?? '') ||
    /^(?:half|quarter)$/.test(words[start + 4]?.text ?? '')
  )
    return undefined;
  return { value: exactOf(scale), end: start + 2, isFraction: false, isUnreadable: false };
}

interface ReadNumber {
  readonly value: Exact;
  readonly end: number;
  readonly isFraction: boolean;
  readonly isUnreadable: boolean;
}

/** "half", "two thirds", "2 thirds", "a quarter". */
function partAt(words: readonly Word[], start: number): ReadNumber | undefined {
  const isOrdinal =
    /^(?:third|fourth|fifth|sixth|seventh|eighth)$/.test(words[start]?.text ?? '') &&
    /^[,:.]$/.test(words[start + 1]?.text ?? '') &&
    (start === 0 ||
      words[start - 1]?.sentence !== words[start]?.sentence ||
      words[start - 1]?.kind === 'sign');
  if (isOrdinal) return undefined;
  const direct = PARTS.get(words[start]?.text ?? '');
  if (direct !== undefined) return part(exactOf(1n), direct, start + 1);
  const count = numberAt(words, start);
  if (!count || count.isUnreadable || count.isFraction) return undefined;
  const at = words[count.end]?.text === '-' ? count.end + 1 : count.end;
  const name = words[at]?.text ?? '';
  const size = PARTS.get(name);
  return size === undefined || name === 'half' ? undefined : part(count.value, size, at + 1);
}

function part(count: Exact, size: bigint, end: number): ReadNumber {
  return { value: times(count, exactOf(1n, size)), end, isFraction: true, isUnreadable: false };
}

function numberAt(words: readonly Word[], start: number): ReadNumber | undefined {
  const word = words[start];
  if (word?.kind === 'number') return digitsAt(words, start, word.text);
  const cardinal = word && cardinalAt(words, start);
  if (!cardinal) return undefined;
  return withHalf(words, { ...cardinal, isFraction: false, isUnreadable: false });
}

function digitsAt(words: readonly Word[], start: number, text: string): ReadNumber {
  const grouped = spacedGroups(words, start);
  if (grouped) return withHalf(words, scaled(words, grouped));
  const value = valueOf(text);
  if (value === undefined)
    return { value: exactOf(0n), end: start + 1, isFraction: false, isUnreadable: true };
  const whole = { value, end: start + 1, isFraction: false, isUnreadable: false };
  return withHalf(words, scaled(words, divided(words, whole)));
}

/** "2 000 000": groups of three digits behind spaces. */
function spacedGroups(words: readonly Word[], start: number): ReadNumber | undefined {
  const isGroup = (word: Word | undefined) =>
    word?.kind === 'number' && /^\d{3}$/.test(word.text) && !word.isGlued;
  if (!/^[1-9]\d{0,2}$/.test(words[start]?.text ?? '') || !isGroup(words[start + 1])) return undefined;
  let end = start + 1;
  while (isGroup(words[end])) end += 1;
  const digits = words.slice(start, end).map(({ text }) => text);
  return { value: exactOf(BigInt(digits.join(''))), end, isFraction: false, isUnreadable: false };
}

/** "1.000", "2.500": a thousand to half of the world, and one to the other. */
const DOTTED_THOUSAND = /^[1-9]\d{0,2}\.\d\d0$/;

function valueOf(text: string): Exact | undefined {
  if (DOTTED_THOUSAND.test(text)) return undefined;
  const plain = text.replace(/[,_]$/, '');
  const isGrouped = /^\d{1,3}([,_]\d{3})+(\.\d+)?$/.test(plain) && !/^0[,_]/.test(plain);
  return exactFromDecimal(isGrouped ? plain.replace(/[,_]/g, '') : plain);
}

/** "1/2", and "1 1/2". */
function divided(words: readonly Word[], whole: ReadNumber): ReadNumber {
  const quotient = quotientAt(words, whole.end - 1);
  if (quotient) return quotient;
  const mixed = quotientAt(words, whole.end);
  return mixed ? { ...mixed, value: plus(whole.value, mixed.value), isFraction: false } : whole;
}

function quotientAt(words: readonly Word[], at: number): ReadNumber | undefined {
  const [over, slash, under] = [words[at], words[at + 1], words[at + 2]];
  if (over?.kind !== 'number' || slash?.text !== '/' || under?.kind !== 'number') return undefined;
  if (!/^\d+$/.test(over.text) || !/^[1-9]\d*$/.test(under.text) || BigInt(over.text) >= BigInt(under.text)) {
    return undefined;
  }
  const value = exactOf(BigInt(over.text), BigInt(under.text));
  return { value, end: at + 3, isFraction: true, isUnreadable: false };
}

/** "1.5k", "0.3 m", "2 million", "5 hundred". */
function scaled(words: readonly Word[], number: ReadNumber): ReadNumber {
  const next = words[number.end];
  const suffix = next?.isGlued === true || next?.text !== 'b' ? SUFFIXES.get(next?.text ?? '') : undefined;
  const factor = suffix ?? scaleOf(next?.text ?? '') ?? (next?.text === 'hundred' ? 100n : undefined);
  if (factor === undefined) return number;
  return { ...number, value: times(number.value, exactOf(factor)), end: number.end + 1 };
}

/** "two and a half", "half a million" is not one: its scale stands behind. */
function withHalf(words: readonly Word[], number: ReadNumber): ReadNumber {
  const [and, article, name] = [0, 1, 2].map((offset) => words[number.end + offset]?.text ?? '');
  const size = PARTS.get(name ?? '');
  if (and !== 'and' || article !== 'a' || size === undefined) return number;
  const value = plus(number.value, exactOf(1n, size));
  const scale = scaleOf(words[number.end + 3]?.text ?? '');
  return scale === undefined
    ? { ...number, value, end: number.end + 3 }
    : { ...number, value: times(value, exactOf(scale)), end: number.end + 4 };
}

function withUnit(words: readonly Word[], start: number, read: ReadNumber): NumberMention {
  const isNegative =
    words[start - 1]?.text === '-' && words[start]?.isGlued === true && !words[start - 1]?.isGlued;
  const base = { value: read.value, start, isUnreadable: read.isUnreadable || isNegative };
  const skipped = read.isFraction && ['a', 'an'].includes(words[read.end]?.text ?? '') ? 1 : 0;
  const unit = words[read.end + skipped]?.text ?? '';
  const scale = read.isFraction ? scaleOf(unit) : undefined;
  if (scale !== undefined) {
    return { ...base, value: times(read.value, exactOf(scale)), form: 'plain', end: read.end + skipped + 1 };
  }
  const form = formOf(words, start, unit);
  if (form) return { ...base, form, end: read.end + skipped + 1 };
  if (BPS_LABELS.has(labelOf(words, start))) return { ...base, form: 'basis_points', end: read.end };
  if (words[start - 1]?.text === '$') return { ...base, form: 'dollars', end: read.end };
  return { ...base, form: read.isFraction ? 'fraction' : 'plain', end: read.end };
}

function formOf(words: readonly Word[], start: number, unit: string): NumberForm | undefined {
  if (PERCENT.has(unit)) return 'percent';
  if (unit === 'per') return 'percent';
  if (BASIS_POINTS.has(unit)) return 'basis_points';
  if (DOLLARS.has(unit) || (unit === '$' && words[start - 1]?.text !== '$')) return 'dollars';
  if (LAMPORTS.has(unit)) return 'lamports';
  return unit === 'x' || unit === '×' ? 'multiple' : undefined;
}

/** Does a word that is left over look like a part of a number? */
export const isNumeric = (word: Word): boolean => word.kind === 'number' || isCardinal(word.text);

const BPS_LABELS = new Set(['slippagebps', 'bps', 'slippage_bps', 'slipbps', 'maxslippagebps']);

/** The word of `label: 5`, `label=5` or `--label 5` before a number, without its punctuation. */
function labelOf(words: readonly Word[], start: number): string {
  const before = words
    .slice(Math.max(0, start - 4), start)
    .filter(({ text }) => !['"', "'", ':', '=', '-'].includes(text));
  const last = before.at(-1)?.text ?? '';
  return last === 'bps' && before.at(-2)?.text === '_' ? 'bps' : last;
}
