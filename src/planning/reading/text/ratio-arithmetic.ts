import type { Ratio } from '../../../domain';

export const ratio = (numerator: bigint, denominator = 1n): Ratio => ({ numerator, denominator });

export const times = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.numerator, a.denominator * b.denominator);

export const plus = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

/** The exact value of a plain decimal such as "0.25". */
export function ratioOf(decimal: string): Ratio {
  const [whole = '', fraction = ''] = decimal.split('.');
  return ratio(BigInt(`${whole}${fraction}` || '0'), 10n ** BigInt(fraction.length));
}

/** The decimal text of a ratio, or `undefined` when it has none ("1/3") within 40 digits after the point. */
export function decimalOf({ numerator, denominator }: Ratio): string | undefined {
  const sign = numerator < 0n ? '-' : '';
  const size = numerator < 0n ? -numerator : numerator;
  let rest = size % denominator;
  let fraction = '';
  while (rest !== 0n && fraction.length < 40) {
    rest *= 10n;
    fraction += String(rest / denominator);
    rest %= denominator;
  }
  if (rest !== 0n) return undefined;
  return `${sign}${size / denominator}${fraction === '' ? '' : `.${fraction}`}`;
}
