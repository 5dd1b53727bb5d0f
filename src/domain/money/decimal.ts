const DECIMAL = /^(\d*)(?:\.(\d*))?$/;

/**
 * Raw units of a plain decimal ("0.5" with 9 decimals is 500000000n), or `undefined` when the text is no
 * such number or has more digits after the point than the token can hold.
 */
export function rawFromDecimal(text: string, decimals: number): bigint | undefined {
  const match = DECIMAL.exec(text);
  const whole = match?.[1] ?? '';
  const fraction = (match?.[2] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && (match[2] ?? '') === '') || fraction.length > decimals) return undefined;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** The decimal text of raw units without trailing zeros: 1500000n with 6 decimals is "1.5". */
export function decimalFromRaw(raw: bigint, decimals: number): string {
  const digits = (raw < 0n ? -raw : raw).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return (raw < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}
