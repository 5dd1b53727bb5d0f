import type { TokenDirectory } from '../../token-directory';
import { type Background, backgroundOf } from '../background/told-words';
import type { Word } from '../text/word';
import { findSlippages } from './find-slippage';
import { ItemList } from './item-list';
import type { Item } from './item';
import { readNounPhrase } from './noun-phrase';
import { readQuantity } from './read-quantity';
import { Scanner, type Sight } from './scanner';
import { SetPieces } from './set-pieces';
import { slippageBps } from './slippage-bps';
import type { Operator, Prep } from './tag';
import { FLAGS, Surroundings, isShouted, looksLikeTicker } from './surroundings';
import { timeAt } from './time-at';
import { chooseMeaning } from './choose-meaning';

/**
 * Tags the words: verbs, noun phrases, joints, marks and operators, in order.
 * @throws {RefusedPrompt} for a slippage that nobody can mean
 */
export function readItems(words: readonly Word[], directory: TokenDirectory): Item[] {
  const scanner = new Scanner(words, directory);
  return new ItemReader(scanner).read();
}

/** Operators that speak of the whole prompt wherever they stand. */
const BINDING: ReadonlySet<Operator> = new Set(['simulation', 'confirmation', 'undo', 'repair']);

class ItemReader {
  private readonly list = new ItemList();
  private readonly slippages = new Map<number, { readonly to: number; readonly bps: number }>();
  private prep: Prep | undefined;
  private at = 0;
  private readonly isShouted: boolean;
  private readonly background: Background;
  private readonly near: Surroundings;
  private readonly pieces: SetPieces;

  constructor(private readonly scanner: Scanner) {
    this.background = backgroundOf(scanner);
    this.near = new Surroundings(scanner);
    this.pieces = new SetPieces(scanner, this.list);
    for (const { from, to, quantity } of findSlippages(scanner)) {
      if (this.background.told.has(from)) continue;
      this.slippages.set(from, { to, bps: slippageBps(quantity) });
      scanner.stops.add(from);
    }
    this.isShouted = isShouted(scanner.words);
  }

  read(): Item[] {
    const { words } = this.scanner;
    while (this.at < words.length) this.at += this.step();
    this.flushPrep();
    return this.list.finish();
  }

  private step(): number {
    const { at } = this;
    const word = this.scanner.words[at];
    if (word === undefined) return 1;
    if (this.background.told.has(at)) return this.takeTold();
    const slippage = this.slippages.get(at);
    if (slippage) {
      this.list.push({ k: 'slippage', bps: slippage.bps, at });
      return slippage.to - at;
    }
    const time = timeAt(this.scanner, at);
    if (time) return this.takeTime(time);
    return (
      this.pieces.listMarker(word, at) ||
      this.pieces.count(at) ||
      this.pieces.splitParts(at) ||
      this.pieces.leveraged(word, at) ||
      this.takePair(at) ||
      this.takeAmountOrSign(word) ||
      this.takeWord(word)
    );
  }

  /** Of what is only told, the tokens and what takes an order back are kept. */
  private takeTold(): number {
    const { at } = this;
    this.prep = undefined;
    const { tag, length } = this.scanner.sight(at);
    const binding = this.background.binding.get(at);
    if (binding !== undefined) {
      this.list.push({ k: 'op', op: binding, text: this.textOf(at, 1), at, isBinding: true });
      return 1;
    }
    if (tag?.t === 'op' && BINDING.has(tag.op)) {
      this.list.tag(tag, this.textOf(at, length), at);
      return length;
    }
    const read = readNounPhrase(this.scanner, at, undefined);
    if (read?.arg.token === undefined) return 1;
    this.list.push({ k: 'arg', arg: read.arg, at, isTold: true });
    return read.end - at;
  }

  private takeTime({
    length,
    isSchedule,
  }: {
    readonly length: number;
    readonly isSchedule: boolean;
  }): number {
    const text = this.textOf(this.at, length);
    if (isSchedule) this.list.push({ k: 'op', op: 'schedule', text, at: this.at });
    else this.list.push({ k: 'word', text, at: this.at });
    return length;
  }

  private takePair(at: number): number {
    const length = this.pieces.pair(at);
    if (length > 0) this.prep = undefined;
    return length;
  }

  private takeAmountOrSign(word: Word): number {
    if (word.kind === 'sign') return this.takeSign(word);
    if (word.kind === 'address' || word.kind === 'number') return this.takePhrase() || this.takeOther(word);
    return 0;
  }

  private takeOther(word: Word): number {
    const read = readQuantity(this.scanner.words, this.at);
    const text = word.text;
    this.list.push({ k: 'word', text, at: this.at });
    return read?.length ?? 1;
  }

  private takePhrase(): number {
    const read = readNounPhrase(this.scanner, this.at, this.prep);
    if (read === undefined) return 0;
    const { arg, end, nouns } = read;
    this.prep = undefined;
    if (arg.quantity?.kind === 'bps') {
      this.list.dropBound();
      this.list.push({ k: 'slippage', bps: slippageBps(arg.quantity), at: this.at });
      return (
        end -
        this.at +
        (/^(?:max|maximum|cap|tops|limit|tol)$/.test(this.scanner.words[end]?.key ?? '') ? 1 : 0)
      );
    }
    const quote = this.pieces.quoteAt(end);
    if (quote !== undefined && arg.token !== undefined) {
      this.list.arg({ ...arg, pair: 'base' }, this.at);
      this.list.arg(
        { canBeVenue: false, isOwn: false, token: quote, pair: 'quote', text: quote.symbol },
        this.at,
      );
      return end + 1 + this.scanner.sight(end + 1).length - this.at;
    }
    this.list.arg(arg, this.at);
    for (const noun of nouns)
      if (noun === 'balance' || noun === 'position' || noun === 'kinds')
        this.list.push({ k: 'noun', noun, text: noun, at: this.at });
    return end - this.at;
  }

  private takeSign(word: Word): number {
    const { text } = word;
    const { at } = this;
    const next = this.scanner.words[at + 1];
    if (/^(?:->|-->|=>|==>|>>)$/.test(text) || (text === '>' && !this.list.isAtStart))
      return this.takeArrow();
    if ((text === '$' || text === '-' || text === '+') && next?.isGlued && next.kind !== 'sign') {
      const length = this.takePhrase();
      if (length > 0) return length;
    }
    if (text === '--' && next?.isGlued) return this.takeFlag(next);
    if (text === '(' && word.isGlued) this.list.isCall = true;
    if (/^[("'`*_]$/.test(text) || text === '~') {
      if (text === '~') this.list.push({ k: 'mark', mark: 'approximate', text, at });
      return 1;
    }
    if (text === '@') {
      this.prep = 'at';
      return 1;
    }
    if (/^\r?\n$/.test(text) && this.prep !== undefined) return 1;
    if (/^\r?\n$/.test(text) && this.isKeyAt(at + 1)) {
      this.list.join('comma', at);
      return 1;
    }
    if (/^[.!?;,\n]/.test(text)) this.flushPrep();
    this.list.sign(text, at);
    return 1;
  }

  /** "amount: 5" on a line of its own. */
  private isKeyAt(at: number): boolean {
    const colon = this.scanner.words[at + 1];
    return this.scanner.words[at]?.kind === 'word' && colon?.isGlued === true && /^[:=]$/.test(colon.text);
  }

  /** "--in USDC" gives it, "--out SOL" gets it. */
  private takeFlag(next: Word): number {
    const prep = FLAGS[next.key];
    if (prep === undefined) return 1;
    this.prep = prep;
    return 2;
  }

  private takeArrow(): number {
    const next = this.scanner.sight(this.at + 1);
    if (next.verb && !next.token) this.list.join('then', this.at);
    else this.prep = 'to';
    return 1;
  }

  private takeWord(word: Word): number {
    const sight = this.scanner.sight(this.at);
    const meaning = chooseMeaning(this.scanner, sight, this.list);
    const length = Math.max(sight.length, 1);
    switch (meaning) {
      case 'skip':
        return length;
      case 'verb':
        if (sight.verb) this.takeVerb(sight);
        return length;
      case 'place':
        this.list.place(this.textOf(this.at, length), this.at, this.prep);
        this.prep = undefined;
        return length;
      case 'position':
      case 'rate':
        this.list.push({ k: 'noun', noun: meaning, text: word.text, at: this.at });
        return length;
      case 'input':
        this.prep = 'from';
        return length;
      default:
        return this.takeLongTag(sight, word) || this.takePhrase() || this.takeTag(sight, word);
    }
  }

  /** "one more time" is no amount. */
  private takeLongTag(sight: Sight, word: Word): number {
    const { tag } = sight;
    const isFixed =
      sight.length > 1 &&
      (tag?.t === 'filler' || tag?.t === 'join' || tag?.t === 'op' || tag?.t === 'ask' || tag?.t === 'mark');
    return isFixed ? this.takeTag(sight, word) : 0;
  }

  private takeVerb({ verb, length, at }: Sight): void {
    if (verb === undefined) return;
    const item = { k: 'verb', verb, text: this.textOf(at, length), at } as const;
    this.list.verb(item, this.prep);
    this.prep = undefined;
  }

  private takeTag({ tag, length }: Sight, word: Word): number {
    if (tag === undefined) return this.takeUnknown(word);
    const text = this.textOf(this.at, length);
    if (tag.t === 'mark' && /^(?:less|short of|bar)$/i.test(text) && !this.near.isMoneyAt(this.at + length))
      this.list.push({ k: 'word', text, at: this.at });
    else if (
      tag.t === 'join' &&
      tag.join === 'but' &&
      this.list.endsWithAll &&
      this.near.isAmountAt(this.at + length)
    )
      this.list.push({ k: 'mark', mark: 'but', text, at: this.at });
    else if (tag.t === 'prep') {
      this.flushPrep();
      this.prep = tag.prep;
    } else if (tag.t === 'op' && this.near.isThing(tag.op, text, this.at))
      this.list.push({ k: 'word', text, at: this.at });
    else if (
      tag.t === 'op' &&
      tag.op === 'unsupported' &&
      /^(?:the|that|an|a|some|last|this)$/.test(this.scanner.words[this.at - 1]?.key ?? '')
    )
      this.list.push({ k: 'op', op: tag.op, text, at: this.at, isNoun: true });
    else if (tag.t === 'op' && tag.op === 'advice' && this.near.isPleading(text))
      this.list.push({ k: 'op', op: tag.op, text, at: this.at, isPolite: true });
    else this.list.tag(tag, text, this.at);
    return length;
  }

  /** A ticker in capitals, or a word where the sentence wants a token, names none; others are ordinary words. */
  private takeUnknown(word: Word): number {
    const isTicker = !this.isShouted && looksLikeTicker(word.text);
    const isWanted =
      this.prep === 'to' ||
      this.prep === 'into' ||
      this.prep === 'for' ||
      (this.prep === undefined && this.list.isAfterTrade);
    const before = this.scanner.words[this.at - 1]?.key ?? '';
    const isPurpose = this.prep === 'for' && /^(?:the|my|our|a|an|some|his|her|their|your)$/.test(before);
    const isAdjective = isPurpose || this.scanner.sight(this.at + 1).token !== undefined;
    if (!isTicker && (!isWanted || isAdjective)) {
      if (isAdjective && !isPurpose) return 1;
      this.list.push({ k: 'word', text: word.text, at: this.at });
      this.prep = undefined;
      return 1;
    }
    const { prep } = this;
    this.prep = undefined;
    this.list.arg(
      { ...(prep && { prep }), unknown: word.text, canBeVenue: !isTicker, isOwn: false, text: word.text },
      this.at,
    );
    return 1;
  }

  private flushPrep(): void {
    if (this.prep === 'out' || this.prep === 'in') {
      if (this.list.directLast(this.prep === 'out' ? 'from' : 'to')) {
        this.prep = undefined;
        return;
      }
    }
    if (this.prep === 'out' || this.prep === 'back')
      this.list.push({ k: 'particle', prep: this.prep, at: this.at });
    this.prep = undefined;
  }

  private textOf(from: number, length: number): string {
    return this.scanner.words
      .slice(from, from + length)
      .map(({ text }) => text)
      .join(' ');
  }
}
