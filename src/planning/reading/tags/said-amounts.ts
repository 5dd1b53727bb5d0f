import type { Mint, Ratio } from '../../../domain';
import type { Word } from '../text/word';
import { readQuantity } from './read-quantity';

/** Where the numbers of a text stand, read once, so that asking whether one was said before costs nothing. */
export class SaidAmounts {
  private readonly firstOfValue = new Map<string, number>();
  private readonly firstOfText = new Map<string, number>();
  private readonly lastOfAmount = new Map<string, number>();

  constructor(words: readonly Word[], tokenAt: (at: number) => Mint | undefined) {
    words.forEach(({ kind, text }, at) => {
      const quantity = readQuantity(words, at)?.quantity;
      if (quantity?.kind === 'number') keepFirst(this.firstOfValue, keyOf(quantity.value), at);
      if (kind !== 'number') return;
      keepFirst(this.firstOfText, text, at);
      this.lastOfAmount.set(`${text} ${tokenAt(at + 1)?.address}`, at);
    });
  }

  /** Is a number of that value said before the place, however it is written? */
  isSaidBefore(value: Ratio, at: number): boolean {
    return (this.firstOfValue.get(keyOf(value)) ?? Infinity) < at;
  }

  isWrittenBefore(text: string, at: number): boolean {
    return (this.firstOfText.get(text) ?? Infinity) < at;
  }

  /** Is the number written with that token right behind it after the place, too? */
  isWrittenAfter(text: string, token: Mint, at: number): boolean {
    return (this.lastOfAmount.get(`${text} ${token.address}`) ?? -1) > at;
  }
}

function keepFirst(places: Map<string, number>, key: string, at: number): void {
  if (!places.has(key)) places.set(key, at);
}

function keyOf({ numerator, denominator }: Ratio): string {
  const common = divisorOf(numerator < 0n ? -numerator : numerator, denominator);
  return `${numerator / common}/${denominator / common}`;
}

function divisorOf(a: bigint, b: bigint): bigint {
  return b === 0n ? a || 1n : divisorOf(b, a % b);
}
