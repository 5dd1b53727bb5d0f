import { InvalidArgumentError } from 'commander';

/** A whole number, zero or above. @throws {InvalidArgumentError} */
export function wholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

/** A whole number from 1 to 1000. @throws {InvalidArgumentError} */
export function positiveNumber(text: string): number {
  const number = Number(text);
  if (/^\d{1,4}$/.test(text) && number >= 1 && number <= 1_000) return number;
  throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
}

/** A decimal number, zero or above. @throws {InvalidArgumentError} */
export function decimalNumber(text: string): number {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a number.');
}

/** The root of a service, without a slash at its end. @throws {InvalidArgumentError} */
export function serverUrl(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new InvalidArgumentError('It must be a URL such as http://localhost:3001.');
}
