import type { OfferedReading, Refusal, WalletContext } from '../domain';
import type { ParsedSteps, Produced } from './reading/discourse/step';

export interface RefusedReading {
  readonly kind: 'refused';
  readonly refusal: Refusal;
  /** What the prompt may mean, the likeliest first; at most three. */
  readonly readings: readonly OfferedReading[];
}

export type ReadPrompt = ({ readonly kind: 'steps' } & ParsedSteps) | RefusedReading;

/** What is known of whoever asks. */
export type ReaderContext = Pick<WalletContext, 'owner'>;

/** Reads what a person writes as steps, or refuses it whole. Another way to read prompts is another adapter. */
export abstract class PromptReader {
  /**
   * @param context what is known of the wallet, where the caller has it; reading needs none
   * @param made what earlier steps left, oldest first: what "it", "the USDC" and "the rest" may mean
   */
  abstract read(prompt: string, context?: ReaderContext, made?: readonly Produced[]): ReadPrompt;
}
