import type { Mint } from '../../../domain';
import type { TokenDirectory } from '../../token-directory';
import { isSlip } from '../text/similar-word';
import { FRACTION_WORDS, SCALES, SMALL } from '../text/number-words';
import type { Word } from '../text/word';
import { COMMON_WORDS } from './common-words';
import { PHRASES } from './lexicon';
import { SaidAmounts } from './said-amounts';
import type { Phrase, Tag } from './tag';
import type { Verb } from './verb';
import { PHRASAL_VERBS, type PhrasalVerb, VERBS } from './verb-lexicon';

/** What one or more words can be, the readings kept side by side. */
export interface Sight {
  readonly at: number;
  readonly length: number;
  readonly token?: Mint;
  readonly verb?: Verb;
  readonly tag?: Tag;
  /** Corrected from a slip of the pen. */
  readonly isGuess?: boolean;
}

/** Words of the lexicon that a slip of the pen can be taken for, by their first letter. */
const GUESSABLE = guessable();
const CACHE_SIZE = 5_000;

/** Looks words up: tokens, verbs, phrases; misspelt ordinary words last. Tokens are never guessed. */
export class Scanner {
  private readonly keys: readonly string[];
  /** Words that belong to something found before: no phrase reaches into them. */
  readonly stops = new Set<number>();
  private readonly sights: (Sight | undefined)[] = [];
  private numbers: SaidAmounts | undefined;
  private static readonly guesses = new Map<string, string | undefined>();

  constructor(
    readonly words: readonly Word[],
    private readonly directory: TokenDirectory,
  ) {
    this.keys = words.map(({ key }) => key);
  }

  /** Everything that the words from `at` on can be, over the longest run that any of it takes. */
  sight(at: number): Sight {
    return (this.sights[at] ??= this.look(at));
  }

  /** The numbers of the text. */
  get said(): SaidAmounts {
    return (this.numbers ??= new SaidAmounts(this.words, (at) => this.sight(at).token));
  }

  private look(at: number): Sight {
    const word = this.words[at];
    if (word === undefined) return { at, length: 0 };
    const known = word.kind === 'sign' ? undefined : this.lookUp(word.key, at);
    if (known) return known;
    if (word.kind !== 'word' || word.text.length < 3 || isNumberWord(word.key)) return { at, length: 1 };
    const guess = guessOf(word.key, Scanner.guesses);
    const found = guess === undefined ? undefined : this.lookUp(guess, at, true);
    return found ? { ...found, isGuess: true } : { at, length: 1 };
  }

  token(address: string): Mint | undefined {
    return this.directory.at(address);
  }

  private lookUp(key: string, at: number, isGuess = false): Sight | undefined {
    const token = isGuess ? undefined : this.directory.named(this.keys, at);
    const phrase = this.phraseAt(key, at);
    const { phrasal, span } = this.phrasalAt(key, at);
    const verb = VERBS.get(key);
    const length = Math.max(token?.length ?? 0, phrase?.words.length ?? 0, span, verb ? 1 : 0);
    if (length === 0) return undefined;
    return {
      at,
      length,
      ...(token?.length === length && { token: token.mint }),
      ...(phrase?.words.length === length && { tag: phrase.tag }),
      ...(phrasal && span === length ? { verb: phrasal.verb } : length === 1 && verb && { verb }),
    };
  }

  /** "pick up", and "pick me up" with whom it is for inside. */
  private phrasalAt(key: string, at: number): { readonly phrasal?: PhrasalVerb; readonly span: number } {
    const list = PHRASAL_VERBS.get(key) ?? [];
    const plain = list.find(({ words }) => this.follows(words, at));
    if (plain) return { phrasal: plain, span: plain.words.length };
    if (!/^(?:me|us)$/.test(this.keys[at + 1] ?? '')) return { span: 0 };
    const parted = list.find(
      ({ words }) => words.length > 1 && !/^(?:me|us)$/.test(words[1] ?? '') && this.follows(words, at, 1),
    );
    return parted ? { phrasal: parted, span: parted.words.length + 1 } : { span: 0 };
  }

  private phraseAt(key: string, at: number): Phrase | undefined {
    return PHRASES.get(key)?.find(({ words, isBeforeToken }) => {
      if (!this.follows(words, at)) return false;
      return (
        isBeforeToken === undefined ||
        isBeforeToken === this.isBeforeToken(at + words.length, words.length > 1)
      );
    });
  }

  /** @param isFollowed the token must have something to become */
  private isBeforeToken(at: number, isFollowed: boolean): boolean {
    const token = this.directory.named(this.keys, at);
    if (token === undefined || !isFollowed) return token !== undefined;
    const after = this.words[at + token.length];
    return after?.kind === 'word' || after?.kind === 'number';
  }

  /** Do the words after the first stand there? */
  private follows(words: readonly string[], at: number, skipped = 0): boolean {
    for (let offset = 1; offset < words.length; offset += 1)
      if (this.keys[at + offset + skipped] !== words[offset]) return false;
    return true;
  }
}

function isNumberWord(key: string): boolean {
  return SMALL.has(key) || SCALES.has(key) || FRACTION_WORDS.has(key);
}

function guessOf(key: string, cache: Map<string, string | undefined>): string | undefined {
  if (cache.has(key)) return cache.get(key);
  const near = GUESSABLE.get(key[0] ?? '') ?? [];
  const swapped = GUESSABLE.get(key[1] ?? '') ?? [];
  const guess = near.find((known) => isSlip(key, known)) ?? swapped.find((known) => isSlip(key, known));
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, guess);
  return guess;
}

function guessable(): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const key of COMMON_WORDS) {
    const first = key[0] ?? '';
    words.set(first, [...(words.get(first) ?? []), key]);
  }
  return words;
}
