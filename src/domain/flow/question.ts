import type { Address } from '../money';
import type { StepId } from './ids';

/** What a person may answer, and what the answer needs. */
export type Choice =
  /** Try the same again; for when the cause was mended elsewhere. */
  | { readonly choice: 'retry' }
  /** Add what is missing to the wallet, then go on; amounts in raw units of `mint`. */
  | {
      readonly choice: 'top_up';
      readonly mint: Address;
      readonly needed: bigint;
      readonly available: bigint;
    }
  /** Do it with less: the answer names an `amount`, at most `most` raw units of `mint`. */
  | { readonly choice: 'reduce_amount'; readonly mint: Address; readonly most: bigint }
  /** Say how much: the answer names an `amount` in raw units of `mint`. */
  | { readonly choice: 'provide_amount'; readonly mint: Address }
  /** Say where: the answer names a `venue` out of these. */
  | { readonly choice: 'choose_venue'; readonly venues: readonly string[] }
  /** End the flow here. */
  | { readonly choice: 'abort' };

export type ChoiceName = Choice['choice'];
export const CHOICES = [
  'retry',
  'top_up',
  'reduce_amount',
  'provide_amount',
  'choose_venue',
  'abort',
] as const satisfies readonly ChoiceName[];

/** Asked once, answered once: a step waits for it. */
export interface Question {
  /** Unique within the execution. */
  readonly questionId: string;
  readonly stepId: StepId;
  /** The failed attempt that it is about. */
  readonly attempt: number;
  /** For a person. */
  readonly text: string;
  readonly choices: readonly Choice[];
  /** RFC 3339; unanswered by then, the step fails. */
  readonly expiresAt: string;
}

/** A person's answer; members as the choice needs them. */
export interface Answer {
  readonly choice: ChoiceName;
  /** Raw units. */
  readonly amount?: bigint;
  readonly venue?: string;
}

/** A question with what became of it. */
export interface AskedQuestion extends Question {
  readonly askedAt: string;
  readonly answer?: Answer;
  /** When it was answered or expired; absent: it is open. */
  readonly closedAt?: string;
}

/** Is somebody still to answer it? */
export function isOpen(question: AskedQuestion): boolean {
  return question.closedAt === undefined;
}
