/** What an intended effect is called when a model is asked for it. */
export const INTENT_ACTIONS = [
  'swap',
  'lend',
  'withdraw',
  'mint',
  'redeem',
  'send',
  'show_balance',
  'show_positions',
  'list_lending',
] as const;
export type IntentAction = (typeof INTENT_ACTIONS)[number];

export const AMOUNT_KINDS = ['tokens', 'usd', 'percent', 'fraction', 'all', 'all_but', 'unsaid'] as const;
export type IntentAmountKind = (typeof AMOUNT_KINDS)[number];

/** One step in the user's own words: symbols and figures as written, never mints or raw units. Empty text: not said. */
export interface Intent {
  readonly action: IntentAction;
  /** The token that is given, lent, withdrawn, minted, redeemed, sent or shown. */
  readonly token: string;
  /** Of a swap: the token that comes out. */
  readonly into: string;
  readonly amount: IntentAmount;
  readonly recipient: string;
  /** Of a swap, in percent. */
  readonly slippage: string;
}

export interface IntentAmount {
  readonly kind: IntentAmountKind;
  /** A figure in digits such as `1500.5`, of `fraction` such as `2/3`; empty for `all` and `unsaid`. */
  readonly value: string;
  /** The token that the figure counts, where it is not the one that is given. */
  readonly counts: 'token' | 'into';
  /** The number of the step, from 1, whose output it is taken from; 0: from the wallet. */
  readonly from_step: number;
}

/** What a model reads in a prompt. */
export interface Intents {
  readonly steps: readonly Intent[];
  /** Why the prompt cannot be carried out; empty: it can. */
  readonly unsupported: string;
}
