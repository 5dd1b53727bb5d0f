import type { Word } from '../text/word';
import { readQuantity } from './read-quantity';
import type { Scanner } from './scanner';
import type { Operator, Prep } from './tag';

/** Which way a flag of a command line points. */
export const FLAGS: Readonly<Record<string, Prep>> = {
  in: 'from',
  from: 'from',
  input: 'from',
  out: 'to',
  to: 'to',
  output: 'to',
  recipient: 'to',
};

/** Written as tickers are: "WIF", "JitoSOL". */
export function looksLikeTicker(text: string): boolean {
  const isShort = text.length >= 2 && text.length <= 12;
  return isShort && /[A-Z]/.test(text.slice(1)) && /^[A-Z][A-Za-z0-9]*$/.test(text);
}

/** Are most words in capitals, so that capitals make no ticker? */
export function isShouted(words: readonly Word[]): boolean {
  const letters = words.filter(({ kind }) => kind === 'word');
  const shouted = letters.filter(({ text }) => text.length > 1 && text === text.toUpperCase());
  return shouted.length > letters.length / 2;
}

/** What stands around a word, where that decides what it means. */
export class Surroundings {
  constructor(private readonly scanner: Scanner) {}

  /** "the till", "my new draft": a thing, where the word is an operator elsewhere. */
  isThing(op: Operator, text: string, at: number): boolean {
    const before = this.scanner.words[at - 1]?.key ?? '';
    return (
      op === 'condition' &&
      text.toLowerCase() === 'till' &&
      /^(?:the|my|our|a|new|shop|this|his|her)$/.test(before)
    );
  }

  /** An amount or a token stands there, with or without a determiner. */
  isMoneyAt(at: number): boolean {
    const start = /^(?:my|the|a|an|this|that)$/.test(this.scanner.words[at]?.key ?? '') ? at + 1 : at;
    return (
      this.scanner.sight(start).token !== undefined || readQuantity(this.scanner.words, start) !== undefined
    );
  }

  /** "all my SOL but 1". */
  isAmountAt(at: number): boolean {
    return readQuantity(this.scanner.words, at)?.quantity.kind === 'number';
  }

  /** "may I withdraw 5 USDC, please?" */
  isPleading(text: string): boolean {
    const isPlea = this.scanner.words.some(({ key }) => /^(?:please|pls|plz|kindly)$/.test(key));
    return isPlea && /^(?:can|could|may) (?:i|we)$/i.test(text);
  }
}
