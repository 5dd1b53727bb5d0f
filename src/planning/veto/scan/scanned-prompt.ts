import type { Mint } from '../../../domain';
import { type NumberMention, numberMentions } from './number-mentions';
import { type OperatorMention, operatorMentions } from './operator-mentions';
import { type TokenMention, tokenMentions } from './token-mentions';
import { type VerbMention, verbMentions } from './verb-mentions';
import { type Word, wordsOf } from './words';

/** Everything of a prompt that must be accounted for. */
export interface ScannedPrompt {
  readonly words: readonly Word[];
  readonly numbers: readonly NumberMention[];
  readonly tokens: readonly TokenMention[];
  readonly operators: readonly OperatorMention[];
  readonly verbs: readonly VerbMention[];
}

/** Scans a prompt. Knows nothing of how it is planned. */
export function scanPrompt(prompt: string, known: readonly Mint[]): ScannedPrompt {
  const words = wordsOf(prompt);
  return {
    words,
    numbers: numberMentions(words),
    tokens: tokenMentions(words, known),
    operators: operatorMentions(words),
    verbs: verbMentions(words),
  };
}

/** The words from `start` to `end`, as they are quoted to a person. */
export function quoteOf(words: readonly Word[], start: number, end: number): string {
  return words
    .slice(start, end)
    .reduce((text, word) => text + (word.isGlued || text === '' ? '' : ' ') + word.written, '')
    .slice(0, 60);
}
