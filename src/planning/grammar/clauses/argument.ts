import type { Address, Mint } from '../../../domain';
import type { Noun, Preposition, Reference } from '../lexer/token';

/** How much, as it was said. */
export type Quantity =
  | {
      readonly kind: 'number';
      readonly value: string;
      readonly isNegative: boolean;
      readonly isLamports: boolean;
    }
  | { readonly kind: 'dollars'; readonly value: string; readonly isNegative: boolean }
  /** A part of what there is; may exceed the whole, which is refused later. */
  | { readonly kind: 'part'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'vague'; readonly text: string };

/** One thing that a clause speaks of, with the preposition before it. */
export interface Argument {
  readonly role: Preposition | 'bare';
  readonly quantity?: Quantity;
  readonly mint?: Mint;
  /** Was the token named by a common name that may also be a venue? */
  readonly isName?: boolean;
  readonly reference?: Reference;
  readonly isMine: boolean;
  readonly isExact: boolean;
  readonly address?: { readonly value: Address | undefined; readonly text: string };
  readonly nouns: readonly Noun[];
  /** A word that the grammar does not know. */
  readonly unknown?: string;
  /** Joined to the argument before it by "and" or a comma. */
  readonly isConjunct: boolean;
}

/** A verb with everything that was said about it. */
export interface Clause {
  readonly verb: string | undefined;
  readonly verbText: string;
  readonly args: readonly Argument[];
  readonly slippageBps?: number | 'invalid';
  readonly venue?: 'jupiter' | 'lend';
  readonly question?: 'what' | 'how_much';
  readonly hasOr: boolean;
}
