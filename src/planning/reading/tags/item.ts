import type { Mint } from '../../../domain';
import type { Quantity } from './quantity';
import type { Ask, Mark, Noun, Operator, Prep, Ref } from './tag';
import type { Verb } from './verb';

/** A noun phrase: "half of my USDC", "to it", "the rest", "from <address>". */
export interface Arg {
  readonly prep?: Prep;
  readonly quantity?: Quantity;
  readonly token?: Mint;
  /** "jup" and "jupiter" are a token and the place to trade at. */
  readonly canBeVenue: boolean;
  readonly ref?: Ref;
  readonly address?: string;
  /** Said to be the wallet of whoever asks. */
  readonly isOwn: boolean;
  /** A word where a token is expected that names none. */
  readonly unknown?: string;
  readonly det?: 'my' | 'the' | 'this' | 'a';
  /** The base or the quote of a pair "SOL/USDC". */
  readonly pair?: 'base' | 'quote';
  /** An amount named by a key ("amount: 5"): of the side that the verb is about. */
  readonly isKeyed?: boolean;
  readonly text: string;
}

export type Join = 'and' | 'comma' | 'then' | 'stop' | 'but' | 'so' | 'line' | 'colon';

interface Placed {
  /** Place of its first word. */
  readonly at: number;
  /** Part of what somebody tells, not of what is asked for. */
  readonly isTold?: boolean;
}

export type Item = Placed &
  (
    | { readonly k: 'verb'; readonly verb: Verb; readonly text: string; readonly order?: 'earlier' | 'later' }
    | { readonly k: 'arg'; readonly arg: Arg }
    | { readonly k: 'break'; readonly join: Join }
    | { readonly k: 'mark'; readonly mark: Mark; readonly text: string }
    | { readonly k: 'ask'; readonly ask: Ask; readonly text: string }
    | { readonly k: 'noun'; readonly noun: Noun; readonly text: string; readonly prep?: Prep }
    | { readonly k: 'slippage'; readonly bps: number }
    | {
        readonly k: 'op';
        readonly op: Operator;
        readonly text: string;
        readonly isNoun?: boolean;
        readonly isPolite?: boolean;
        /** Holds although its clause only tells. */
        readonly isBinding?: boolean;
      }
    | { readonly k: 'particle'; readonly prep: Prep }
    | { readonly k: 'subject'; readonly text: string }
    | { readonly k: 'word'; readonly text: string }
  );
