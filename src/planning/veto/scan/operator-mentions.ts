import { HARMLESS_PHRASES } from './harmless-phrases';
import { OPERATORS, type OperatorKind } from './operator-lexicon';
import { type FoundPhrase, PhraseMatcher } from './phrase-matcher';
import type { Word } from './words';

export type OperatorMention = FoundPhrase<OperatorKind>;

const matcher = new PhraseMatcher<OperatorKind | 'harmless'>([
  ...Object.entries(OPERATORS).flatMap(([kind, phrases]) =>
    phrases.map((phrase) => [phrase.replace(/\s+/g, ' '), kind as OperatorKind] as const),
  ),
  ...HARMLESS_PHRASES.map((phrase) => [phrase, 'harmless'] as const),
]);

/** Every operator of a prompt, in order, without those inside harmless turns of phrase. */
export function operatorMentions(words: readonly Word[]): readonly OperatorMention[] {
  return matcher.all(words).filter((found): found is OperatorMention => found.label !== 'harmless');
}
