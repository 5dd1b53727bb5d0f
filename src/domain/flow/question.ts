import type { Address } from '../money';
import type { ProposedAttempt } from './attempt';
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
  /** Sign it: the answer names the signed `transaction`, otherwise the same to the byte. */
  | {
      readonly choice: 'sign';
      /** Base64 of the whole transaction; the wallet's signature is 64 zeros, all others are there. */
      readonly transaction: string;
      /** It can no longer land once the ledger's block height is above this. */
      readonly lastValidBlockHeight: bigint;
    }
  /** End the flow here. */
  | { readonly choice: 'abort' };

export type ChoiceName = Choice['choice'];
export const CHOICES = [
  'retry',
  'top_up',
  'reduce_amount',
  'provide_amount',
  'choose_venue',
  'sign',
  'abort',
] as const satisfies readonly ChoiceName[];

/** Asked once, answered once: a step waits for it. */
export interface Question {
  /** Unique within the execution. */
  readonly questionId: string;
  readonly stepId: StepId;
  /** The failed attempt that it is about, or the one that is to be signed. */
  readonly attempt: number;
  /** For a person. */
  readonly text: string;
  readonly choices: readonly Choice[];
  /** RFC 3339; unanswered by then, the step fails. */
  readonly expiresAt: string;
  /** What the wallet is asked to sign; absent: nothing. */
  readonly proposal?: ProposedAttempt;
}

/** A person's answer; members as the choice needs them. */
export interface Answer {
  readonly choice: ChoiceName;
  /** Raw units. */
  readonly amount?: bigint;
  readonly venue?: string;
  /** Base64, signed. */
  readonly transaction?: string;
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

/** Is its time over? @param now milliseconds since the Unix epoch */
export function isExpired({ expiresAt }: Question, now: number): boolean {
  return Date.parse(expiresAt) <= now;
}

/**
 * How long a person took, in milliseconds: the time between two moments during which questions were open.
 * @param since milliseconds since the Unix epoch
 * @param until the same; a question that is open is open until then
 */
export function personMsBetween(questions: readonly AskedQuestion[], since: number, until: number): number {
  const waits = questions.map(({ askedAt, closedAt }) => {
    const from = Math.max(since, Date.parse(askedAt));
    const to = Math.min(until, closedAt === undefined ? until : Date.parse(closedAt));
    return Math.max(0, to - from);
  });
  return waits.reduce((sum, wait) => sum + wait, 0);
}
