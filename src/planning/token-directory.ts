import type { Mint } from '../domain';

/** A token and how many words name it. */
export interface NamedToken {
  readonly mint: Mint;
  readonly length: number;
}

/** The tokens that prompts may name. Another list of tokens is another adapter; the reader stays as it is. */
export abstract class TokenDirectory {
  /** The token that the words from `at` on name, the longest name first; words are lower case without apostrophes. */
  abstract named(words: readonly string[], at: number): NamedToken | undefined;

  /** The token at a mint address. */
  abstract at(address: string): Mint | undefined;

  /** Every token, in no order. */
  abstract all(): readonly Mint[];
}
