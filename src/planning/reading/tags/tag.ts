/** Direction words. */
export type Prep =
  'to' | 'into' | 'for' | 'from' | 'with' | 'of' | 'on' | 'in' | 'at' | 'as' | 'out' | 'back';

/** What points at something said before. */
export type Ref =
  'it' | 'they' | 'proceeds' | 'rest' | 'other' | 'both' | 'former' | 'latter' | 'person' | 'same';

/** Words that a reading must spend; a frame that cannot refuses the prompt. */
export type Mark =
  | 'each'
  | 'evenly'
  | 'total'
  | 'respectively'
  | 'split'
  | 'keep'
  | 'but'
  | 'exactly'
  | 'enough'
  | 'worth'
  | 'bound'
  | 'approximate'
  | 'not'
  | 'or'
  | 'reversed';

/** Kinds of hard operators: outside of talk they refuse the prompt unless a mechanism of their own spends them. */
export type Operator =
  | 'negation'
  | 'condition'
  | 'when'
  | 'schedule'
  | 'advice'
  | 'howto'
  | 'report'
  | 'simulation'
  | 'undo'
  | 'repetition'
  | 'confirmation'
  | 'repair'
  | 'limit'
  | 'unsupported';

export type Noun =
  | 'place'
  | 'venue'
  | 'wallet'
  | 'balance'
  | 'position'
  | 'rate'
  | 'kinds'
  | 'price'
  | 'unit'
  | 'share'
  | 'lamports'
  | 'dollars'
  | 'slippage'
  | 'bps'
  | 'percent'
  | 'owner'
  | 'token_key'
  | 'amount_key';

export type Ask = 'much' | 'which' | 'show' | 'have';

export type Tag =
  | { readonly t: 'prep'; readonly prep: Prep }
  | { readonly t: 'det'; readonly det: 'my' | 'the' | 'this' | 'a' }
  | { readonly t: 'all' }
  | { readonly t: 'vague' }
  | { readonly t: 'ref'; readonly ref: Ref }
  | { readonly t: 'noun'; readonly noun: Noun }
  | { readonly t: 'join'; readonly join: 'and' | 'then' | 'but' | 'so' | 'or' | 'before' | 'after' }
  | { readonly t: 'mark'; readonly mark: Mark }
  | { readonly t: 'op'; readonly op: Operator }
  | { readonly t: 'ask'; readonly ask: Ask }
  | { readonly t: 'subject' }
  | { readonly t: 'filler' };

/** A tag over one or more words. */
export interface Phrase {
  readonly words: readonly string[];
  readonly tag: Tag;
  /** Holds only where a token comes next, or only where none does; absent: either way. */
  readonly isBeforeToken?: boolean;
}
