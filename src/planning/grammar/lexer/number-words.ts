const UNITS = [
  ...[
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
  ],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** Number words up to ninety. */
export const SMALL_NUMBERS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, index) => [word, index] as const),
  ...TENS.map((word, index) => [word, 20 + 10 * index] as const),
]);

/** Words that multiply what stands before them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['k', 1_000],
  ['million', 1_000_000],
  ['mil', 1_000_000],
  ['mm', 1_000_000],
  ['m', 1_000_000],
  ['billion', 1_000_000_000],
  ['bn', 1_000_000_000],
  ['b', 1_000_000_000],
]);

/** Words for parts of one. */
export const FRACTIONS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['half', [1, 2]],
  ['halves', [1, 2]],
  ['third', [1, 3]],
  ['thirds', [1, 3]],
  ['quarter', [1, 4]],
  ['quarters', [1, 4]],
  ['fourth', [1, 4]],
  ['fourths', [1, 4]],
  ['fifth', [1, 5]],
  ['fifths', [1, 5]],
  ['sixth', [1, 6]],
  ['eighth', [1, 8]],
  ['eighths', [1, 8]],
  ['tenth', [1, 10]],
  ['tenths', [1, 10]],
]);

/** A decimal times a power of ten or another whole number, exactly. */
export function scaled(decimal: string, factor: number): string {
  const [whole = '', fraction = ''] = decimal.split('.');
  const product = BigInt(whole + fraction || '0') * BigInt(factor);
  const digits = product.toString().padStart(fraction.length + 1, '0');
  const at = digits.length - fraction.length;
  const rest = digits.slice(at).replace(/0+$/, '');
  return rest === '' ? digits.slice(0, at) : `${digits.slice(0, at)}.${rest}`;
}

export interface NumberWords {
  readonly value: string;
  /** How many words it took. */
  readonly length: number;
}

/** Reads a number in words: "twenty five", "two hundred and fifty", "three thousand". `undefined` when there is none. */
export function readNumberWords(words: readonly (string | undefined)[]): NumberWords | undefined {
  let total = 0;
  let current = 0;
  let length = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const small = word === undefined ? undefined : SMALL_NUMBERS.get(word);
    const scale = word === undefined || word.length < 3 ? undefined : SCALES.get(word);
    if (small !== undefined && canFollow(current, small)) current += small;
    else if (scale !== undefined && length > 0) [total, current] = applyScale(total, current, scale);
    else if (!(word === 'and' && length > 0 && current % 100 === 0 && SMALL_NUMBERS.has(words[at + 1] ?? '')))
      break;
    length = at + 1;
  }
  return length === 0 ? undefined : { value: String(total + current), length };
}

/** "twenty" takes a digit after it, "hundred" anything below; two digits in a row are two numbers. */
function canFollow(current: number, small: number): boolean {
  if (current === 0) return true;
  if (current % 100 === 0) return small < 100;
  return current % 10 === 0 && current % 100 >= 20 && small > 0 && small < 10;
}

function applyScale(total: number, current: number, scale: number): [number, number] {
  const value = current || 1;
  return scale < 1_000 ? [total, value * scale] : [total + value * scale, 0];
}
