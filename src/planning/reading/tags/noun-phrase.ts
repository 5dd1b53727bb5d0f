import { SOL, parseAddress } from '../../../domain';
import type { Word } from '../text/word';
import { countAt } from './count-at';
import type { Arg } from './item';
import type { Quantity } from './quantity';
import { readQuantity } from './read-quantity';
import type { Scanner, Sight } from './scanner';
import type { Prep } from './tag';

type Draft = { -readonly [K in keyof Arg]?: Arg[K] } & { nouns: string[] };

/** An argument and the place after its last word. */
export interface ReadArg {
  readonly arg: Arg;
  readonly end: number;
  /** Nouns inside it that say what it is: a balance, a position. */
  readonly nouns: readonly string[];
}

const VENUES = new Set(['JUP']);
const INNER_NOUNS: ReadonlySet<string> = new Set(['unit', 'balance', 'share', 'position', 'kinds']);

/** Reads one noun phrase that begins at `start`; `undefined` where none does. */
export function readNounPhrase(scanner: Scanner, start: number, prep: Prep | undefined): ReadArg | undefined {
  const reader = new NounPhraseReader(scanner, start);
  reader.read();
  return reader.finish(prep);
}

class NounPhraseReader {
  private readonly draft: Draft = { nouns: [] };
  private at: number;

  constructor(
    private readonly scanner: Scanner,
    private readonly start: number,
  ) {
    this.at = start;
  }

  read(): void {
    for (let steps = 0; steps < 24; steps += 1) {
      const length = this.step();
      if (length === 0) return;
      this.at += length;
    }
  }

  finish(prep: Prep | undefined): ReadArg | undefined {
    const { nouns, ...draft } = this.draft;
    if (draft.quantity?.kind === 'lamports' && !this.hasEntity) draft.token = SOL;
    const isSomething = draft.quantity ?? draft.token ?? draft.ref ?? draft.address ?? draft.unknown;
    if (isSomething === undefined) return undefined;
    const text = this.textOf(this.start, this.at);
    const canBeVenue =
      draft.token !== undefined && VENUES.has(draft.token.symbol) && draft.quantity === undefined;
    const arg: Arg = { ...draft, ...(prep && { prep }), canBeVenue, isOwn: draft.isOwn ?? false, text };
    return { arg, end: this.at, nouns };
  }

  private get hasEntity(): boolean {
    const { token, ref, address, unknown } = this.draft;
    return (token ?? address ?? unknown) !== undefined || (ref !== undefined && ref !== 'same');
  }

  /** How many words the next part takes; 0 ends the phrase. */
  private step(): number {
    const word = this.scanner.words[this.at];
    if (word === undefined || (this.at > this.start && this.scanner.stops.has(this.at))) return 0;
    if (word.kind === 'address') return this.takeAddress(word);
    const ticker = this.takeTicker(word);
    if (ticker > 0) return ticker;
    const amount = this.takeQuantity();
    if (amount > 0) return amount;
    if (word.kind === 'sign') return this.takeSign(word);
    const left = this.takeLeft();
    if (left > 0) return left;
    const sight = this.scanner.sight(this.at);
    if (sight.token) return this.takeToken(sight);
    return sight.tag ? this.takeTag(sight) : this.takeUnknown(sight, word);
  }

  /** "whatever SOL is left", "the SOL that remains". */
  private takeLeft(): number {
    if (this.draft.token === undefined || this.draft.ref !== undefined || this.draft.quantity !== undefined)
      return 0;
    const keys = this.scanner.words.slice(this.at, this.at + 3).map(({ key }) => key);
    const text = keys.join(' ');
    const match =
      /^(?:(?:thats|that is|that was|is|thats still) )?(?:left over|left|remaining|leftover)\b|^(?:that )?remains\b/.exec(
        text,
      );
    if (match === null || this.draft.det === undefined) return 0;
    this.draft.ref = 'rest';
    return match[0].split(' ').length;
  }

  private takeAddress(word: Word): number {
    if (this.hasEntity) return 0;
    const token = this.scanner.token(word.text);
    if (token) this.draft.token = token;
    else this.draft.address = word.text;
    return 1;
  }

  /** "$SOL" is a ticker, "$BONKK" one that nobody knows. */
  private takeTicker(word: Word): number {
    const next = this.scanner.words[this.at + 1];
    if (word.text !== '$' || next?.kind !== 'word' || !next.isGlued || this.hasEntity) return 0;
    const sight = this.scanner.sight(this.at + 1);
    if (sight.token) return 1 + this.takeToken(sight);
    this.draft.unknown = next.text;
    return 2;
  }

  private takeQuantity(): number {
    if (this.draft.quantity !== undefined || this.hasEntity || countAt(this.scanner, this.at) > 0) return 0;
    const read = readQuantity(this.scanner.words, this.at);
    if (read === undefined || isPronounOne(this.scanner, this.at, read.length)) return 0;
    this.draft.quantity = this.looseFraction(read.quantity, read.length);
    return read.length;
  }

  /** "half SOL" may be half a SOL or half of the SOL. */
  private looseFraction(quantity: Quantity, length: number): Quantity {
    const last = this.scanner.words[this.at + length - 1]?.text ?? '';
    if (quantity.kind !== 'share' || last === '%' || /^p/i.test(last) || last === 'cent') return quantity;
    const next = this.scanner.sight(this.at + length);
    if (next.token === undefined) return quantity;
    const name = this.textOf(this.at, this.at + length + next.length);
    return {
      kind: 'bad',
      code: 'ambiguous',
      detail: `"${name}" may be a part of one token or of the balance.`,
    };
  }

  /** Brackets, quotation marks and mark-up around what is meant. */
  private takeSign(word: Word): number {
    const next = this.scanner.words[this.at + 1];
    const isOpening = /^[("'`*_[{]$/.test(word.text) && !this.hasEntity;
    if (isOpening && next !== undefined && next.kind !== 'sign') return 1;
    const isClosing = /^[)"'`*_\]}]$/.test(word.text) && !this.hasEntity && this.draft.quantity !== undefined;
    if (isClosing) return 1;
    const isPossessive = word.text === '%' || word.text === '#';
    return isPossessive ? 0 : 0;
  }

  private takeToken(sight: Sight): number {
    if (this.hasEntity || sight.token === undefined) return 0;
    this.draft.token = sight.token;
    return sight.length;
  }

  private takeTag(sight: Sight): number {
    const { tag, length } = sight;
    switch (tag?.t) {
      case 'det':
        return this.takeDeterminer(sight, tag.det);
      case 'all':
        return this.takeAll(sight);
      case 'vague':
        return this.takeVague(length);
      case 'ref':
        return this.takeReference(sight);
      case 'prep':
        return this.takeOf(sight);
      case 'noun':
        return this.takeNoun(sight);
      case 'mark':
        return tag.mark === 'worth' && this.draft.quantity?.kind === 'usd' && !this.hasEntity ? length : 0;
      default:
        return 0;
    }
  }

  private takeDeterminer({ length, at }: Sight, det: 'my' | 'the' | 'this' | 'a'): number {
    if (this.hasEntity) {
      const isAfterthought =
        det === 'my' && (length > 1 || /^(?:mine|available)$/.test(this.scanner.words[at]?.key ?? ''));
      if (!isAfterthought) return 0;
      this.draft.det = 'my';
      return length;
    }
    if (det === 'this') return this.takeDemonstrative(at, length);
    if (det === 'a' && this.draft.quantity === undefined && this.isOneToken(at + length))
      this.draft.quantity = { kind: 'number', value: { numerator: 1n, denominator: 1n } };
    this.draft.det = det === 'the' && this.draft.det === 'my' ? 'my' : det;
    return length;
  }

  /** "that SOL" points at a token, "that" alone at what was made; "that you swap" is neither. */
  private takeDemonstrative(at: number, length: number): number {
    const next = this.scanner.sight(at + length);
    const follower = this.scanner.words[at + length];
    const isDeterminer =
      next.token !== undefined ||
      follower?.kind === 'number' ||
      (next.tag?.t === 'noun' && INNER_NOUNS.has(next.tag.noun)) ||
      readQuantity(this.scanner.words, at + length) !== undefined;
    if (isDeterminer) {
      this.draft.det = 'this';
      return length;
    }
    if (next.tag?.t === 'subject' || (next.tag?.t === 'filler' && follower?.key === 'you')) return 0;
    const key = this.scanner.words[at]?.key ?? '';
    this.draft.ref = key === 'those' || key === 'these' ? 'they' : 'it';
    return length;
  }

  /** "a SOL", but not "a SOL to USDC conversion" or "a SOL position". */
  private isOneToken(at: number): boolean {
    const next = this.scanner.sight(at);
    if (next.token === undefined) return false;
    for (let offset = next.length; offset < next.length + 5; offset += 1) {
      const key = this.scanner.words[at + offset]?.key ?? '';
      if (
        /^(?:conversion|swap|trade|exchange|deposit|position|transfer|withdrawal|balance|bag|purchase|sale|check)$/.test(
          key,
        )
      )
        return false;
    }
    return true;
  }

  private takeAll({ at, length }: Sight): number {
    if (this.draft.quantity !== undefined) return 0;
    this.draft.quantity = { kind: 'all' };
    const keys = new Set(this.scanner.words.slice(at, at + length).map(({ key }) => key));
    if (keys.has('my') || keys.has('our')) this.draft.det = 'my';
    else if (keys.has('the') || keys.has('that')) this.draft.det = 'the';
    return length;
  }

  private takeVague(length: number): number {
    if (this.draft.quantity !== undefined || this.hasEntity) return 0;
    this.draft.quantity = { kind: 'vague', text: this.textOf(this.at, this.at + length) };
    return length;
  }

  private takeReference({ tag, length, at }: Sight): number {
    if (tag?.t !== 'ref') return 0;
    const isAddable = !this.hasEntity;
    if (!isAddable) return 0;
    const isBareOther = tag.ref === 'other' && /^(?:the )?other$/i.test(this.textOf(at, at + length));
    if (isBareOther) return this.takeOtherPart(at, length);
    if (tag.ref === 'rest' || tag.ref === 'other' || tag.ref === 'both' || tag.ref === 'same') {
      this.draft.ref = tag.ref;
      return length + this.entityOfReference(at + length);
    }
    this.draft.ref = tag.ref;
    return length;
  }

  /** "the other 40 %": the other part, where a part is named; other wallets and weeks are none. */
  private takeOtherPart(at: number, length: number): number {
    const read = readQuantity(this.scanner.words, at + length);
    if (read?.quantity.kind !== 'share') return 0;
    this.draft.ref = 'other';
    this.draft.quantity = read.quantity;
    return length + read.length;
  }

  /** "the rest of my SOL", "the remaining USDC", "both tokens". */
  private entityOfReference(at: number): number {
    let place = at;
    for (let steps = 0; steps < 4; steps += 1) {
      const sight = this.scanner.sight(place);
      if (sight.token) {
        this.draft.token = sight.token;
        return place + sight.length - at;
      }
      const isInner = sight.tag?.t === 'det' || (sight.tag?.t === 'prep' && sight.tag.prep === 'of');
      if (!isInner) break;
      if (sight.tag.t === 'det' && sight.tag.det === 'my') this.draft.det = 'my';
      place += sight.length;
    }
    const sight = this.scanner.sight(place);
    const isPronoun =
      place > at && sight.tag?.t === 'ref' && (sight.tag.ref === 'it' || sight.tag.ref === 'they');
    return isPronoun ? place + sight.length - at : 0;
  }

  private takeOf({ tag, length }: Sight): number {
    if (tag?.t !== 'prep' || tag.prep !== 'of' || this.hasEntity) return 0;
    return this.draft.quantity !== undefined || this.draft.nouns.length > 0 ? length : 0;
  }

  private takeNoun({ tag, length, at }: Sight): number {
    if (tag?.t !== 'noun' || !INNER_NOUNS.has(tag.noun)) return 0;
    if (/^[=:]$/.test(this.scanner.words[at + length]?.text ?? '')) return 0;
    const isBare = this.draft.quantity === undefined && this.draft.det === undefined && !this.hasEntity;
    if (isBare) return 0;
    if (tag.noun !== 'unit' && !this.hasEntity && this.scanner.words[at + length]?.key !== 'of') return 0;
    this.draft.nouns.push(tag.noun);
    return length;
  }

  /** A word where a token belongs: after a number, or a ticker in capitals. */
  private takeUnknown(sight: Sight, word: Word): number {
    if (this.hasEntity || sight.verb !== undefined || word.kind !== 'word') return 0;
    const { quantity } = this.draft;
    const isCounted =
      quantity?.kind === 'number' ||
      quantity?.kind === 'usd' ||
      quantity?.kind === 'share' ||
      quantity?.kind === 'all';
    if (!isCounted) return 0;
    this.draft.unknown = word.text;
    return 1;
  }

  private textOf(from: number, to: number): string {
    return this.scanner.words
      .slice(from, to)
      .map(({ text, isGlued }, index) => (isGlued || index === 0 ? text : ` ${text}`))
      .join('');
  }
}

/** "this one", "one can lend", "the jlUSDC ones": no number of anything. */
function isPronounOne(scanner: Scanner, at: number, length: number): boolean {
  if (scanner.words[at]?.key !== 'one' || length !== 1) return false;
  const next = scanner.sight(at + 1);
  const { tag } = next;
  const isCounted =
    tag?.t === 'noun' && (tag.noun === 'unit' || tag.noun === 'share' || tag.noun === 'lamports');
  const isPart =
    scanner.words[at + 1]?.key === 'of' &&
    (scanner.sight(at + 3).token !== undefined ||
      /^(?:them|those|these|mine|ours)$/.test(scanner.words[at + 2]?.key ?? ''));
  if (next.token !== undefined || isCounted || isPart || tag?.t === 'vague') return false;
  return next.verb !== undefined || tag !== undefined || scanner.words[at + 1]?.kind !== 'word';
}

/** Is the text an address that money can be sent to? */
export function isRecipient(text: string): boolean {
  return parseAddress(text) !== undefined;
}
