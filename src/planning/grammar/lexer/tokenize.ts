import { findMint, parseAddress } from '../../../domain';
import { matchPhrase } from './lexicon';
import { FRACTIONS, SCALES, readNumberWords, scaled } from './number-words';
import { type Piece, splitText } from './split-text';
import type { Token } from './token';

/** Longest phrase of the lexicon, in words. */
const LONGEST_PHRASE = 6;

/** After these a line break is only a line break. */
const OPEN: ReadonlySet<Token['kind']> = new Set<Token['kind']>([
  'preposition',
  'number',
  'verb',
  'determiner',
  'noise',
  'and',
]);

/** The tokens of a prompt, in order. */
export function tokenize(prompt: string): Token[] {
  return new Tokenizer(splitText(prompt)).run();
}

class Tokenizer {
  private at = 0;
  private readonly tokens: Token[] = [];

  constructor(private readonly pieces: readonly Piece[]) {}

  run(): Token[] {
    while (this.at < this.pieces.length) this.next();
    return this.tokens;
  }

  private next(): void {
    const piece = this.pieces[this.at];
    if (piece === undefined) return;
    if (piece.kind === 'number') this.number(piece);
    else if (piece.kind === 'address') this.address(piece);
    else if (piece.kind === 'word') this.word();
    else this.symbol(piece);
  }

  private emit(token: Token, length = 1): void {
    this.tokens.push(token);
    this.at += length;
  }

  private piece(offset: number): Piece | undefined {
    return this.pieces[this.at + offset];
  }

  private wordAt(offset: number): string | undefined {
    const piece = this.piece(offset);
    return piece?.kind === 'word' ? piece.text.toLowerCase().replace(/’/g, "'") : undefined;
  }

  private address({ text }: Piece): void {
    const address = parseAddress(text);
    const mint = address && findMint(address);
    this.emit(mint ? { kind: 'token', mint, isName: false, text } : { kind: 'address', address, text });
  }

  private number({ text }: Piece): void {
    if (this.isListMarker()) {
      this.emit({ kind: 'stop' }, 2);
      return;
    }
    const isNegative = this.tokens.at(-1)?.kind === 'noise' && this.pieces[this.at - 1]?.text === '-';
    const over = this.piece(1)?.text === '/' ? this.piece(2) : undefined;
    if (over?.kind === 'number' && /^\d+$/.test(text) && /^[1-9]\d*$/.test(over.text)) {
      this.emit({ kind: 'fraction', numerator: Number(text), denominator: Number(over.text) }, 3);
      return;
    }
    this.at += 1;
    this.finishNumber(text, isNegative);
  }

  /** "1. swap …" or "2) lend …" at the beginning of a sentence. */
  private isListMarker(): boolean {
    const before = this.tokens.at(-1)?.kind;
    const mark = this.piece(1);
    const isFirst = before === undefined || before === 'stop' || before === 'then' || before === 'comma';
    return isFirst && (mark?.text === ')' || (mark?.text === '.' && this.piece(2)?.kind === 'word'));
  }

  /** Takes the scale, the "and a half" and the "x" that may follow a number. */
  private finishNumber(read: string, isNegative: boolean): void {
    let value = read;
    const suffix = this.wordAt(0);
    const isTight = this.piece(0)?.isSpaced === false;
    if (suffix === 'x' && isTight) {
      this.emit({ kind: 'unit', unit: 'times' });
      return;
    }
    const scale = suffix === undefined ? undefined : SCALES.get(suffix);
    if (scale !== undefined && (isTight || (suffix?.length ?? 0) > 2)) {
      value = scaled(value, scale);
      this.at += 1;
    }
    const parts = FRACTIONS.get(this.wordAt(0) ?? '');
    if (parts && /^\d+$/.test(value) && Number(value) <= parts[1] && this.wordAt(0) !== 'half') {
      this.emit({ kind: 'fraction', numerator: Number(value), denominator: parts[1] });
      return;
    }
    value = this.andAHalf(value);
    this.tokens.push({ kind: 'number', value, isNegative });
  }

  private andAHalf(value: string): string {
    const isAnd = this.wordAt(0) === 'and' && (this.wordAt(1) === 'a' || this.wordAt(1) === 'one');
    const parts = isAnd ? FRACTIONS.get(this.wordAt(2) ?? '') : undefined;
    if (!parts || value.includes('.') || 100 % parts[1] !== 0) return value;
    this.at += 3;
    return `${value}.${String(100 / parts[1])
      .padStart(2, '0')
      .replace(/0+$/, '')}`;
  }

  private word(): void {
    const words = Array.from({ length: LONGEST_PHRASE }, (_, offset) => this.wordAt(offset));
    const [first = '', second = ''] = words;
    if (first === 'a' && second.length > 2 && SCALES.has(second)) {
      const number = readNumberWords(['one', ...words.slice(1)]);
      this.at += number?.length ?? 1;
      this.finishNumber(number?.value ?? '1', false);
      return;
    }
    const fraction = this.fractionWord(first);
    const percent = fraction && this.percentAfter(words.slice(1));
    if (fraction && percent !== undefined) {
      this.emit({ kind: 'number', value: String(fraction[0] / fraction[1]), isNegative: false }, percent);
      return;
    }
    if (fraction) {
      this.emit({ kind: 'fraction', numerator: fraction[0], denominator: fraction[1] });
      return;
    }
    const number = readNumberWords(words);
    if (number) {
      this.at += number.length;
      this.finishNumber(number.value, false);
      return;
    }
    const phrase = words.slice(
      0,
      Math.max(0, words.indexOf(undefined) === -1 ? words.length : words.indexOf(undefined)),
    );
    const match = matchPhrase(phrase.filter((word) => word !== undefined));
    this.emit(match?.token ?? { kind: 'word', text: this.piece(0)?.text ?? first }, match?.length ?? 1);
  }

  /** "half a percent" is a number of percents: how many words come before "percent", the fraction included. */
  private percentAfter([first, second, third]: readonly (string | undefined)[]): number | undefined {
    const isPercent = (word: string | undefined) => word === 'percent' || word === 'pct';
    if (isPercent(first)) return 1;
    if (first === 'a' && isPercent(second)) return 2;
    return first === 'of' && (second === 'a' || second === 'one') && isPercent(third) ? 3 : undefined;
  }

  /** "half" and "quarter" always; "third" and the like only after "a": alone they count the steps. */
  private fractionWord(word: string): readonly [number, number] | undefined {
    const parts = FRACTIONS.get(word);
    const before = this.tokens.at(-1);
    const isCounted = before?.kind === 'determiner' && before.determiner === 'a';
    return parts && (word === 'half' || word === 'quarter' || isCounted) ? parts : undefined;
  }

  private symbol({ kind, text }: Piece): void {
    if (kind === 'break')
      this.emit(OPEN.has(this.tokens.at(-1)?.kind ?? 'noise') ? { kind: 'noise' } : { kind: 'comma' });
    else if ('.;!?'.includes(text)) this.emit({ kind: 'stop' });
    else if (',:()—–'.includes(text)) this.emit({ kind: 'comma' });
    else if (text === '->') this.emit({ kind: 'preposition', preposition: 'to', text });
    else if (text === '%') this.emit({ kind: 'unit', unit: 'percent' });
    else if (text === '$') this.emit({ kind: 'unit', unit: 'dollar' });
    else if (text === '&' || text === '+') this.emit({ kind: 'and' });
    else if (text === '/') this.emit({ kind: 'preposition', preposition: 'to', text });
    else if ('<>{}=\\€£¥'.includes(text)) this.emit({ kind: 'unsupported', text });
    else this.emit({ kind: 'noise' });
  }
}
