import type { Mint } from '../../../domain';
import type { OperatorKind } from './operator-lexicon';
import { type NumberMention, numberMentions } from './number-mentions';
import { type OperatorMention, operatorMentions } from './operator-mentions';
import { type TokenMention, tokenMentions } from './token-mentions';
import { courtesyPlaces } from './courtesy-places';
import { toldPlaces } from '../told/told-places';
import { type VerbMention, verbMentions } from './verb-mentions';
import { type Word, wordsOf } from './words';

/** Everything of a prompt that must be accounted for. */
export interface ScannedPrompt {
  readonly words: readonly Word[];
  readonly numbers: readonly NumberMention[];
  readonly tokens: readonly TokenMention[];
  readonly operators: readonly OperatorMention[];
  readonly verbs: readonly VerbMention[];
  /** Places of the words that only tell of something: what stands there asks for nothing. */
  readonly told: ReadonlySet<number>;
  /** Numbers and tokens of what is told: a plan may take them up and need not. */
  readonly toldNumbers: readonly NumberMention[];
  readonly toldTokens: readonly TokenMention[];
}

/** Operators that hold wherever they are said. */
const BINDING: ReadonlySet<OperatorKind> = new Set([
  'simulation',
  'undo',
  'approval',
  'repair',
  'condition',
  'return',
]);

/** Scans a prompt. Knows nothing of how it is planned. */
export function scanPrompt(prompt: string, known: readonly Mint[]): ScannedPrompt {
  const words = wordsOf(prompt);
  const numbers = numberMentions(words);
  const tokens = tokenMentions(words, known);
  const verbs = verbMentions(words);
  const numbered = new Set(
    numbers.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)),
  );
  const told = new Set(toldPlaces({ words, tokens, verbs, numbered }));
  const courtesy = courtesyPlaces(words);
  for (const place of courtesy) told.add(place);
  const isTold = ({ start }: { readonly start: number }) => told.has(start);
  return {
    words,
    numbers: numbers.filter((number) => !isTold(number)),
    tokens: tokens.filter((token) => !isTold(token)),
    operators: operatorMentions(words).filter(
      (found) =>
        !isTold(found) ||
        (BINDING.has(found.label) && !isNarrative(words, found.start) && !courtesy.has(found.start)) ||
        isElliptic(words, told, found),
    ),
    verbs: verbs.filter(({ at }) => !told.has(at)),
    told,
    toldNumbers: numbers.filter(isTold),
    toldTokens: tokens.filter(isTold),
  };
}

/** The words from `start` to `end`, as they are quoted to a person. */
export function quoteOf(words: readonly Word[], start: number, end: number): string {
  return words
    .slice(start, end)
    .reduce((text, word) => text + (word.isGlued || text === '' ? '' : ' ') + word.written, '')
    .slice(0, 60);
}

/** "my sister put money in when I opened": a time that has passed. */
function isNarrative(words: readonly Word[], at: number): boolean {
  const [when, who, did] = words.slice(at, at + 3).map(({ text }) => text);
  return (
    when === 'when' &&
    /^(?:i|we|he|she|they)$/.test(who ?? '') &&
    /(?:ed|was|were|had|came|went|got|began|started)$/.test(did ?? '')
  );
}

/** "…, my wife said not to": what is denied was said before. */
function isElliptic(
  words: readonly Word[],
  told: ReadonlySet<number>,
  { label, start, end }: OperatorMention,
): boolean {
  if (label !== 'negation' && label !== 'refusal') return false;
  const isLast = (at: number) => words[at] === undefined || words[at].kind === 'sign' || !told.has(at);
  const hasOrder = words.slice(0, start).some(({ kind }, at) => kind === 'number' && !told.has(at));
  return (
    hasOrder &&
    (isLast(end) || (/^(?:to|way|thanks|it|that|so|yet)$/.test(words[end]?.text ?? '') && isLast(end + 1)))
  );
}
