import type { Ratio } from '../../../domain';
import { FRACTION_WORDS, SCALES, SMALL, readSpokenNumber } from '../text/number-words';
import { plus, ratio, ratioOf, times } from '../text/ratio-arithmetic';
import type { Word } from '../text/word';
import type { Quantity, ReadQuantity } from './quantity';
import { bad, unitOf } from './unit';

const GROUPED = /^\d{1,3}(?:[,_']\d{3})+(?:\.\d+)?$/;
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const PERCENT = /^(?:percents?|pct|prcnt|perc|procent)$/;
const CLOCK = /^(?:am|pm|oclock)$/;
const SPANS =
  /^(?:h|hr|hrs|hours?|min|mins|minutes?|secs?|seconds?|days?|weeks?|months?|years?|blocks?|slots?)$/;
const ORDINAL = /^(?:st|nd|rd|th)$/;
const ARTICLE = /^(?:a|an)$/;

/** Letters that make of a dollar sign another currency: R$, A$. */
const OTHER_DOLLARS = /^(?:r|a|au|c|ca|nz|hk|s|sg|mx|nt)$/;

interface Value {
  readonly value: Ratio;
  readonly length: number;
  /** Said as a part of one: "half", "1/4". */
  readonly isFraction?: boolean;
  readonly bad?: Quantity;
}

/** What the words from `start` on say as an amount; `undefined` where they say none. */
export function readQuantity(words: readonly Word[], start: number): ReadQuantity | undefined {
  const first = words[start];
  if (first === undefined) return undefined;
  if (first.kind === 'sign') return readSigned(words, start);
  const value = readValue(words, start);
  return value && withUnit(words, start, value);
}

/** "$5", "-3", "+3", "~5" stays apart. */
function readSigned(words: readonly Word[], start: number): ReadQuantity | undefined {
  const sign = words[start]?.text;
  const next = words[start + 1];
  if (next === undefined || sign === undefined) return undefined;
  const isMoney = /^[$€£¥]$/.test(sign);
  const isSigned = sign === '-' || sign === '+';
  if (isSigned && next.isGlued && words[start]?.isGlued !== true) {
    const inner = readQuantity(words, start + 1);
    if (inner === undefined || next.kind === 'word') return undefined;
    const quantity =
      sign === '+'
        ? inner.quantity
        : bad('invalid_amount', `-${next.text} is below zero and cannot be moved.`);
    return { quantity, length: inner.length + 1 };
  }
  if (!isMoney || next.kind === 'word') return undefined;
  const value = next.text === '-' ? undefined : readValue(words, start + 1);
  if (value === undefined)
    return next.text === '-'
      ? { quantity: bad('invalid_amount', 'An amount of dollars is below zero.'), length: 3 }
      : undefined;
  if (value.bad) return { quantity: value.bad, length: value.length + 1 };
  const letters = words[start - 1];
  const isOther = words[start]?.isGlued === true && OTHER_DOLLARS.test(letters?.key ?? '');
  if (sign !== '$' || isOther)
    return {
      quantity: bad(
        'unsupported_intent',
        `reev reckons in US dollars, not in ${isOther ? `${letters?.text}$` : sign}.`,
      ),
      length: value.length + 1,
    };
  return { quantity: { kind: 'usd', value: value.value }, length: value.length + 1 };
}

function readValue(words: readonly Word[], start: number): Value | undefined {
  const word = words[start];
  if (word?.kind === 'number') return withScale(words, start, readDigits(words, start));
  if (word?.kind !== 'word') return undefined;
  return (
    readPoint(words, start) ??
    readFraction(words, start) ??
    readOneScale(words, start) ??
    readSpoken(words, start)
  );
}

/** "1,000", "1.5", "1/2", "2 1/2"; "1,5" and "1-2" are bad. */
function readDigits(words: readonly Word[], start: number): Value {
  const text = words[start]?.text ?? '';
  const sign = words[start + 1];
  const other = words[start + 2];
  if (!PLAIN.test(text) && !GROUPED.test(text)) return badValue(text, 1, decimalComma(text));
  if (/^[1-9]\d{0,2}\.000$/.test(text))
    return badValue(
      text,
      1,
      `"${text}" may be a thousand times more or less: write it without the zeros, or all of them.`,
    );
  if (/^0\d*,/.test(text)) return badValue(text, 1, decimalComma(text));
  const grouped = withBlanks(words, start);
  if (grouped) return grouped;
  const value = ratioOf(text.replace(/[,_']/g, ''));
  if (sign?.isGlued && other?.isGlued && other.kind === 'number' && /^[/⁄]$/.test(sign.text)) {
    if (!PLAIN.test(other.text) || Number(other.text) === 0)
      return badValue(text, 3, `"${text}/${other.text}" is not an amount.`);
    return { value: divide(value, ratioOf(other.text)), length: 3, isFraction: true };
  }
  if (sign?.isGlued && other?.isGlued && other.kind === 'number' && sign.text === '-')
    return badValue(text, 3, `"${text}-${other.text}" names two amounts; name one.`);
  if (
    sign?.kind === 'number' &&
    words[start + 2]?.text === '/' &&
    words[start + 3]?.kind === 'number' &&
    words[start + 2]?.isGlued
  ) {
    const part = readDigits(words, start + 1);
    if (part.isFraction && part.bad === undefined && part.value.numerator < part.value.denominator)
      return { value: plus(value, part.value), length: 4 };
  }
  return { value, length: 1 };
}

/** "2 000 000". */
function withBlanks(words: readonly Word[], start: number): Value | undefined {
  let text = words[start]?.text ?? '';
  if (!/^\d{1,3}$/.test(text)) return undefined;
  let length = 1;
  for (; ; length += 1) {
    const next = words[start + length];
    if (next?.kind !== 'number' || next.isGlued || !/^\d{3}(?:\.\d+)?$/.test(next.text)) break;
    text += next.text;
  }
  return length === 1 ? undefined : { value: ratioOf(text), length };
}

function decimalComma(text: string): string {
  const [, whole, fraction] = /^(\d+),(\d+)$/.exec(text) ?? [];
  if (whole === undefined || fraction === undefined) return `"${text}" cannot be read as one number.`;
  return `"${text}" may be ${whole}.${fraction} or ${whole}${fraction}: write it with a decimal point.`;
}

function divide(a: Ratio, b: Ratio): Ratio {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** "1.5k", "2 million", "two and a half million" (words), "3 and a half". */
function withScale(words: readonly Word[], start: number, value: Value): Value {
  if (value.bad) return value;
  const next = words[start + value.length];
  const scale = next?.kind === 'word' ? SCALES.get(next.key) : undefined;
  const isLetter = next !== undefined && next.key.length <= 2;
  if (scale !== undefined && (!isLetter || next.isGlued || isBeforeName(words, start + value.length + 1)))
    return withScale(words, start, { value: times(value.value, ratio(scale)), length: value.length + 1 });
  const part =
    next?.kind === 'word' && next.key.endsWith('s') && !value.isFraction
      ? FRACTION_WORDS.get(next.key)
      : undefined;
  if (part) return { value: times(value.value, part), length: value.length + 1, isFraction: true };
  return withHalf(words, start, value);
}

function isBeforeName(words: readonly Word[], at: number): boolean {
  const next = words[at];
  return next?.kind === 'word' && /^(?:of|sol|usdc|usdt|jup|bonk|jitosol)$/.test(next.key);
}

/** "… and a half" adds one half. */
function withHalf(words: readonly Word[], start: number, value: Value): Value {
  const at = start + value.length;
  if (words[at]?.key !== 'and') return value;
  const skip = ARTICLE.test(words[at + 1]?.key ?? '') ? 2 : 1;
  const part = FRACTION_WORDS.get(words[at + skip]?.key ?? '');
  if (part === undefined || skip === 1) return value;
  return { value: plus(value.value, part), length: value.length + skip + 1 };
}

/** "half", "a quarter", "two thirds", "half a million"; "half a SOL" is a number of SOL. */
function readFraction(words: readonly Word[], start: number): Value | undefined {
  const lead = words[start]?.key ?? '';
  const count = ARTICLE.test(lead) ? 1 : SMALL.get(lead);
  const isCounted =
    count !== undefined && count > 0 && FRACTION_WORDS.has(keyAfterHyphen(words, start + 1).key);
  const at = isCounted ? keyAfterHyphen(words, start + 1).at : start;
  const part = FRACTION_WORDS.get(words[at]?.key ?? '');
  if (part === undefined || (!isCounted && !/^(?:half|quarter|third)$/.test(words[at]?.key ?? '')))
    return undefined;
  if (!isCounted && words[at]?.key === 'third' && !/^(?:of|my|the)$/.test(words[at + 1]?.key ?? ''))
    return undefined;
  const value = isCounted ? times(ratio(BigInt(count)), part) : part;
  const length = at - start + 1;
  return amountOfOne(words, start, { value, length, isFraction: true });
}

/** "half a million", "half a SOL", "a quarter of a SOL". */
function amountOfOne(words: readonly Word[], start: number, part: Value): Value {
  let at = start + part.length;
  if (words[at]?.key === 'of' && /^(?:a|an|one)$/.test(words[at + 1]?.key ?? '')) at += 1;
  const isOfOne = ARTICLE.test(words[at]?.key ?? '') || words[at]?.key === 'one';
  if (!isOfOne) {
    const scale = SCALES.get(words[at]?.key ?? '');
    return scale !== undefined && (words[at]?.key.length ?? 0) > 2
      ? { value: times(part.value, ratio(scale)), length: at + 1 - start }
      : part;
  }
  const next = words[at + 1]?.key ?? '';
  const scale = SCALES.get(next);
  if (scale !== undefined && next.length > 2)
    return { value: times(part.value, ratio(scale)), length: at + 2 - start };
  if (PERCENT.test(next) || next === '%' || next === 'per') return { ...part, length: at + 1 - start };
  if (next === 'dozen') return { value: times(part.value, ratio(12n)), length: at + 2 - start };
  return { value: part.value, length: at + 1 - start };
}

function keyAfterHyphen(words: readonly Word[], at: number): { readonly key: string; readonly at: number } {
  const isHyphen = words[at]?.text === '-' && words[at].isGlued;
  const place = isHyphen ? at + 1 : at;
  return { key: words[place]?.key ?? '', at: place };
}

/** "a hundred", "a dozen", "a million". */
function readOneScale(words: readonly Word[], start: number): Value | undefined {
  const key = words[start + 1]?.key ?? '';
  const scale = ARTICLE.test(words[start]?.key ?? '') && key.length > 2 ? SCALES.get(key) : undefined;
  if (scale === undefined) return undefined;
  return withScale(words, start, { value: ratio(scale), length: 2 });
}

/** "point five", "point zero five": decimals without a whole. */
function readPoint(words: readonly Word[], start: number): Value | undefined {
  const decimals = spokenDecimals(words, start);
  return (
    decimals && withScale(words, start, { value: ratioOf(`0.${decimals.digits}`), length: decimals.length })
  );
}

function readSpoken(words: readonly Word[], start: number): Value | undefined {
  const places = spokenPlaces(words, start);
  const spoken = readSpokenNumber((offset) => words[places[offset] ?? -1]?.key);
  if (spoken === undefined) return undefined;
  if (spoken === 'broken')
    return badValue(
      '',
      2,
      `"${places
        .slice(0, 4)
        .map((at) => words[at]?.text)
        .join(' ')}" is no one number.`,
    );
  const last = places[spoken.length - 1] ?? start;
  const length = last - start + 1;
  const decimals = spokenDecimals(words, start + length);
  if (decimals !== undefined) {
    const value = ratioOf(`${spoken.value}.${decimals.digits}`);
    return withScale(words, start, { value, length: length + decimals.length });
  }
  return withHalf(words, start, { value: ratio(spoken.value), length });
}

/** The words of a spoken number, hyphens left out. */
function spokenPlaces(words: readonly Word[], start: number): number[] {
  const places: number[] = [];
  for (let at = start; at < words.length && places.length < 24; at += 1) {
    const word = words[at];
    if (word?.kind === 'word') places.push(at);
    else if (!(word?.text === '-' && word.isGlued && words[at + 1]?.isGlued)) break;
  }
  return places;
}

function spokenDecimals(
  words: readonly Word[],
  at: number,
): { readonly digits: string; readonly length: number } | undefined {
  if (words[at]?.key !== 'point') return undefined;
  let digits = '';
  let place = at + 1;
  for (; ; place += 1) {
    const digit =
      words[place]?.kind === 'word'
        ? words[place]?.key === 'oh'
          ? 0
          : SMALL.get(words[place]?.key ?? '')
        : undefined;
    if (digit === undefined) break;
    digits += String(digit);
  }
  return digits === '' ? undefined : { digits, length: place - at };
}

/** What the number is of: percent, basis points, dollars, lamports, a multiple, or a time of day. */
function withUnit(words: readonly Word[], start: number, value: Value): ReadQuantity | undefined {
  if (value.bad) return { quantity: value.bad, length: value.length };
  const at = start + value.length;
  const next = words[at];
  const key = next?.key ?? '';
  const isGlued = next?.isGlued ?? false;
  const unit = unitOf(key, words[at + 1]?.key ?? '', isGlued);
  if (unit) {
    const quantity = unit.of(value.value);
    const isPart =
      quantity.kind === 'bps' &&
      words[at + unit.length]?.key === 'of' &&
      /^(?:my|our|the|its)$|^[a-z]+$/.test(words[at + unit.length + 1]?.key ?? '') &&
      !/^slip/.test(words[at + unit.length + 1]?.key ?? '');
    const share = { kind: 'share', value: times(value.value, ratio(1n, 10_000n)) } as const;
    return { quantity: isPart ? share : quantity, length: value.length + unit.length };
  }
  if (CLOCK.test(key) || SPANS.test(key) || (ORDINAL.test(key) && isGlued)) return undefined;
  const isPart = value.isFraction === true && !isOfOneSaid(words, start, value);
  return { quantity: { kind: isPart ? 'share' : 'number', value: value.value }, length: value.length };
}

/** "1/2 SOL" and "half a SOL" are amounts, "1/2 of my SOL" and "half" are parts. */
function isOfOneSaid(words: readonly Word[], start: number, { length }: Value): boolean {
  return (
    words[start]?.kind === 'number' &&
    !FRACTION_WORDS.has(words[start + length - 1]?.key ?? '') &&
    !/^(?:of|my|the|our|all)$/.test(words[start + length]?.key ?? '')
  );
}

function badValue(_text: string, length: number, detail: string): Value {
  return { value: ratio(0n), length, bad: bad('ambiguous', detail) };
}
