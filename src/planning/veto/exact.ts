/** An exact fraction; the denominator is positive. Kept as it was written, so compare by {@link equals}. */
export interface Exact {
  readonly n: bigint;
  readonly d: bigint;
}

export const exactOf = (n: bigint, d = 1n): Exact => ({ n, d });
export const plus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const minus = (a: Exact, b: Exact): Exact => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d });
export const times = (a: Exact, b: Exact): Exact => ({ n: a.n * b.n, d: a.d * b.d });
export const equals = (a: Exact, b: Exact): boolean => a.n * b.d === b.n * a.d;
export const isBelow = (a: Exact, b: Exact): boolean => a.n * b.d < b.n * a.d;
export const sumOf = (parts: readonly Exact[]): Exact => parts.reduce(plus, exactOf(0n));

/** The value of a plain decimal such as "12.50" or ".5"; `undefined` for any other text. */
export function exactFromDecimal(text: string): Exact | undefined {
  const match = /^(\d*)(?:\.(\d+))?$/.exec(text);
  if (!match || text === '') return undefined;
  const fraction = match[2] ?? '';
  return { n: BigInt(`${match[1] ?? ''}${fraction}` || '0'), d: 10n ** BigInt(fraction.length) };
}

/** Are two shares the same to less than one basis point? Plans may carry a share rounded to basis points. */
export function isSameShare(a: Exact, b: Exact): boolean {
  const difference = minus(a, b);
  const distance = difference.n < 0n ? -difference.n : difference.n;
  return distance * 10_000n < difference.d;
}
