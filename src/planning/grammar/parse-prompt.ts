import { type Address, type Assumption, MAX_PROMPT_LENGTH, type Refusal } from '../../domain';
import { cutClauses } from './clauses/raw-clause';
import { readClause } from './clauses/read-clause';
import type { ParsedStep } from './frames/parsed-step';
import type { Produced } from './frames/story';
import { interpret } from './interpret';
import { tokenize } from './lexer/tokenize';
import { RefusedPrompt, quoted } from './refuse';

export type ParsedPrompt =
  | {
      readonly kind: 'steps';
      readonly steps: readonly ParsedStep[];
      readonly assumptions: readonly Assumption[];
      readonly sources: readonly Address[];
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Reads a prompt: text -> tokens -> clauses -> arguments -> steps. Pure: the same text always reads the same. One part that
 * cannot be read refuses the whole.
 * @param made what earlier steps left, oldest first: what "it", "the USDC" and "the rest" may mean; absent: nothing
 */
export function parsePrompt(prompt: string, made: readonly Produced[] = []): ParsedPrompt {
  try {
    return { kind: 'steps', ...read(prompt, made) };
  } catch (error) {
    if (error instanceof RefusedPrompt) return { kind: 'refused', refusal: error.refusal };
    throw error;
  }
}

function read(prompt: string, made: readonly Produced[]) {
  if (prompt.trim() === '') throw new RefusedPrompt('empty_prompt', 'The prompt says nothing.');
  const length = [...prompt].length;
  if (length > MAX_PROMPT_LENGTH) {
    throw new RefusedPrompt(
      'prompt_too_long',
      `The prompt has ${length} characters; ${MAX_PROMPT_LENGTH} are allowed.`,
    );
  }
  const clauses = cutClauses(tokenize(prompt));
  for (const { tokens } of clauses) {
    const foreign = tokens.find((token) => token.kind === 'unsupported');
    if (foreign)
      throw new RefusedPrompt('unsupported_intent', `reev does nothing with ${quoted(foreign.text)}.`);
  }
  return interpret(clauses.map(readClause), made);
}
