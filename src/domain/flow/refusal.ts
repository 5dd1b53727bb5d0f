/** Why a prompt is not planned; a code is never reused with another meaning. */
export type RefusalCode =
  | 'unsupported_intent'
  | 'unknown_token'
  | 'invalid_amount'
  | 'same_mint'
  | 'missing_recipient'
  | 'invalid_recipient'
  | 'missing_amount'
  | 'ambiguous'
  | 'empty_prompt'
  | 'prompt_too_long';

/** A prompt that is refused whole; nothing of it is planned. */
export interface Refusal {
  readonly code: RefusalCode;
  /** What was wrong, for a person, quoting the part of the prompt that it is about. */
  readonly detail: string;
  /** What to write instead. */
  readonly suggestion: string;
}

/** Longest prompt, in characters (Unicode code points). */
export const MAX_PROMPT_LENGTH = 1000;
