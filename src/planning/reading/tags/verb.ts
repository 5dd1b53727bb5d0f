/** What a verb can be part of, with what each meaning costs: 0 is the plain meaning. */
export type Sense =
  | 'swap'
  | 'sell'
  | 'buy'
  | 'spend'
  | 'lend'
  | 'withdraw'
  | 'mint'
  | 'redeem'
  | 'send'
  | 'show'
  | 'multiply'
  | 'want';

export type Senses = Readonly<Partial<Record<Sense, number>>>;

/** How a verb stands in the sentence: "swap", "swapping", "swapped", "swaps". */
export type VerbForm = 'base' | 'ing' | 'past' | 'third';

export interface Verb {
  readonly base: string;
  readonly senses: Senses;
  readonly form: VerbForm;
  /** Everyday verbs ("get", "make") say little by themselves and may be part of talk. */
  readonly isLight: boolean;
}
