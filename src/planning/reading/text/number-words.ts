import type { Ratio } from '../../../domain';
import { ratio } from './ratio-arithmetic';

const NAMES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

export const SMALL: ReadonlyMap<string, number> = new Map([
  ...NAMES.map((name, value) => [name, value] as const),
  ...TENS.map((name, at) => [name, 20 + 10 * at] as const),
  ['fourty', 40],
  ['fiveteen', 15],
  ['ninty', 90],
]);

/** Words and letters that multiply the number before them. */
export const SCALES: ReadonlyMap<string, bigint> = new Map(
  Object.entries({
    hundred: 100n,
    thousand: 1_000n,
    grand: 1_000n,
    dozen: 12n,
    k: 1_000n,
    million: 1_000_000n,
    millions: 1_000_000n,
    mil: 1_000_000n,
    mill: 1_000_000n,
    mm: 1_000_000n,
    m: 1_000_000n,
    billion: 1_000_000_000n,
    bil: 1_000_000_000n,
    bn: 1_000_000_000n,
    b: 1_000_000_000n,
  }),
);

const PARTS: readonly (readonly [string, number])[] = [
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['twentieth', 20],
  ['hundredth', 100],
];

/** "third" and "thirds" are 1/3. */
export const FRACTION_WORDS: ReadonlyMap<string, Ratio> = new Map(
  PARTS.flatMap(([name, parts]) => {
    const one = ratio(1n, BigInt(parts));
    return [
      [name, one],
      [`${name}s`, one],
    ] as const;
  }),
);

/** A whole number in words, and how many words it takes; digits of a dictated number stand one by one. */
export interface SpokenNumber {
  readonly value: bigint;
  readonly length: number;
}

/**
 * Reads "twenty-five", "one hundred and two thousand four hundred". `keyAt(i)` is the word `i` places on, hyphens left out.
 * @returns `undefined` where no number begins; `'broken'` for words that are no one number ("two three")
 */
export function readSpokenNumber(
  keyAt: (offset: number) => string | undefined,
): SpokenNumber | 'broken' | undefined {
  const count = new Counter();
  let length = 0;
  for (;;) {
    const taken = count.take(keyAt(length), keyAt(length + 1));
    if (taken === 'broken') return taken;
    if (taken === 'end') break;
    length += 1;
  }
  return length === 0 ? undefined : { value: count.value, length };
}

type Last = 'none' | 'unit' | 'teen' | 'tens' | 'hundred' | 'scale';

/** Adds up a number word by word. */
class Counter {
  private total = 0n;
  private group = 0n;
  private lowestScale = 1n << 62n;
  private last: Last = 'none';

  get value(): bigint {
    return this.total + this.group;
  }

  take(key: string | undefined, next: string | undefined): 'taken' | 'broken' | 'end' {
    const small = key === undefined ? undefined : SMALL.get(key);
    if (small !== undefined) return this.add(small);
    const scale = key !== undefined && key.length > 2 ? SCALES.get(key) : undefined;
    if (scale !== undefined) return this.scale(scale);
    const isLink = key === 'and' && (this.last === 'hundred' || this.last === 'scale');
    return isLink && next !== undefined && SMALL.has(next) ? 'taken' : 'end';
  }

  private add(small: number): 'taken' | 'broken' {
    if (!fits(this.last, small)) return 'broken';
    this.group += BigInt(small);
    this.last = small < 10 ? 'unit' : small < 20 ? 'teen' : 'tens';
    return 'taken';
  }

  private scale(scale: bigint): 'taken' | 'broken' | 'end' {
    const isSmall = scale < 1_000n;
    if (isSmall && (this.last === 'unit' || this.last === 'teen') && this.group < 100n) {
      this.group *= scale;
      this.last = 'hundred';
      return 'taken';
    }
    if (isSmall || this.last === 'none' || this.last === 'scale') return 'end';
    if (scale >= this.lowestScale) return 'broken';
    this.total += this.group * scale;
    this.group = 0n;
    this.lowestScale = scale;
    this.last = 'scale';
    return 'taken';
  }
}

function fits(previous: Last, small: number): boolean {
  if (previous === 'none' || previous === 'hundred' || previous === 'scale') return true;
  return previous === 'tens' && small > 0 && small < 10;
}
