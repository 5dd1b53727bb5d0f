import type { Address, Mint } from '../../../domain';

/** The verbs of the grammar: each opens a clause. */
export type Verb =
  | 'swap'
  | 'sell'
  | 'buy'
  | 'use'
  | 'multiply'
  | 'lend'
  | 'withdraw'
  | 'mint'
  | 'redeem'
  | 'send'
  | 'put'
  | 'show';

/** What a preposition says of the noun after it. */
export type Preposition = 'to' | 'for' | 'from' | 'with' | 'on' | 'of';

/** A noun that stands for something said before. */
export type Reference = 'it' | 'produced' | 'rest' | 'other';

export type Token =
  | { readonly kind: 'number'; readonly value: string; readonly isNegative: boolean }
  | { readonly kind: 'fraction'; readonly numerator: number; readonly denominator: number }
  | { readonly kind: 'unit'; readonly unit: 'percent' | 'bps' | 'dollar' | 'lamports' | 'times' }
  | { readonly kind: 'verb'; readonly verb: Verb; readonly text: string }
  | { readonly kind: 'preposition'; readonly preposition: Preposition; readonly text: string }
  | { readonly kind: 'token'; readonly mint: Mint; readonly isName: boolean; readonly text: string }
  | { readonly kind: 'address'; readonly address: Address | undefined; readonly text: string }
  | { readonly kind: 'determiner'; readonly determiner: 'my' | 'the' | 'a' }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'all' }
  | { readonly kind: 'vague'; readonly text: string }
  | { readonly kind: 'exactly' }
  | { readonly kind: 'noun'; readonly noun: Noun; readonly text: string }
  | { readonly kind: 'venue'; readonly venue: 'jupiter' | 'lend' }
  | { readonly kind: 'question'; readonly question: 'what' | 'how_much' }
  | { readonly kind: 'negation' }
  | { readonly kind: 'instead' }
  | { readonly kind: 'but' }
  | { readonly kind: 'and' }
  | { readonly kind: 'or' }
  | { readonly kind: 'then' }
  | { readonly kind: 'after' }
  | { readonly kind: 'before' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'noise' }
  | { readonly kind: 'unsupported'; readonly text: string }
  | { readonly kind: 'word'; readonly text: string };

export type Noun = 'balance' | 'position' | 'asset' | 'share' | 'slippage' | 'worth' | 'wallet' | 'yield';
