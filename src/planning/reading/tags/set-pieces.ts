import type { Mint } from '../../../domain';
import type { Word } from '../text/word';
import { countAt } from './count-at';
import { hundredths } from './hundredths';
import type { ItemList } from './item-list';
import type { Scanner } from './scanner';

/** Pieces whose meaning is in their form: list markers, splits, pairs, bets. Each method tells how many words it took. */
export class SetPieces {
  constructor(
    private readonly scanner: Scanner,
    private readonly list: ItemList,
  ) {}

  /** "three suppliers", "invoice 4471": a number that is no amount. */
  count(at: number): number {
    const length = countAt(this.scanner, at);
    const words = this.scanner.words.slice(at, at + length).map(({ text }) => text);
    if (length > 0) this.list.push({ k: 'word', text: words.join(' '), at });
    return length;
  }

  /** "1.", "2)", "(3)", "#4" at the start of a line or sentence. */
  listMarker(word: Word, at: number): number {
    if (!this.list.isAtStart || word.kind !== 'number' || !/^\d{1,2}$/.test(word.text)) return 0;
    const sign = this.scanner.words[at + 1];
    const next = this.scanner.words[at + 2];
    const isMarker = sign?.isGlued === true && /^[.):]$/.test(sign.text) && next?.isGlued !== true;
    if (!isMarker) return 0;
    this.list.join('then', at);
    return 2;
  }

  /** "50/50", "60/40", "50/30/20": parts of a hundred. */
  splitParts(at: number): number {
    const parts = hundredths(this.scanner.words, at);
    if (parts.length < 2) return 0;
    const isEven = parts.every((part) => part === parts[0]);
    this.list.push({ k: 'mark', mark: isEven ? 'evenly' : 'split', text: parts.join('/'), at });
    return 2 * parts.length - 1;
  }

  /** "long SOL 5x" bets; "a long day" does not. */
  leveraged(word: Word, at: number): number {
    if (!/^(?:long|short)$/.test(word.key) || !this.list.isAtStart) return 0;
    const next = this.scanner.sight(at + 1);
    const isBet = next.token !== undefined || this.scanner.words[at + 1]?.kind === 'number';
    if (!isBet) return 0;
    this.list.push({ k: 'op', op: 'unsupported', text: word.text, at: at });
    return 1;
  }

  /** "SOL/USDC", "SOL-USDC". */
  pair(at: number): number {
    const base = this.scanner.sight(at);
    const slash = this.scanner.words[at + base.length];
    if (!base.token || !slash?.isGlued || !/^[/-]$/.test(slash.text)) return 0;
    const quote = this.scanner.sight(at + base.length + 1);
    if (!quote.token || !this.scanner.words[quote.at]?.isGlued) return 0;
    const shared = { canBeVenue: false, isOwn: false } as const;
    this.list.arg({ ...shared, token: base.token, pair: 'base', text: base.token.symbol }, at);
    this.list.arg({ ...shared, token: quote.token, pair: 'quote', text: quote.token.symbol }, at);
    return base.length + 1 + quote.length;
  }

  /** The quote of a pair whose base has an amount: "100 JUP/USDC". */
  quoteAt(at: number): Mint | undefined {
    const [slash, quote] = [this.scanner.words[at], this.scanner.words[at + 1]];
    return slash?.text === '/' && slash.isGlued && quote?.isGlued === true
      ? this.scanner.sight(at + 1).token
      : undefined;
  }
}
