import type { Scanner } from '../tags/scanner';

/** Is money spoken of in the words from `from` up to `to`: a token, a number, "it", "all"? */
export function namesMoney(scanner: Scanner, from: number, to: number): boolean {
  return moneyWithin(scanner, from, to) >= 0;
}

/** The first place there that speaks of money; -1: none. */
export function moneyWithin(scanner: Scanner, from: number, to: number): number {
  for (let at = from; at < to; at += 1) if (isMoneyAt(scanner, at)) return at;
  return -1;
}

/** The last place there that speaks of money; -1: none. */
export function lastMoneyWithin(scanner: Scanner, from: number, to: number): number {
  for (let at = to - 1; at >= from; at -= 1) if (isMoneyAt(scanner, at)) return at;
  return -1;
}

function isMoneyAt(scanner: Scanner, at: number): boolean {
  const { token, tag } = scanner.sight(at);
  return token !== undefined || scanner.words[at]?.kind === 'number' || tag?.t === 'ref' || tag?.t === 'all';
}
