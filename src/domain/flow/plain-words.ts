import { amountText } from '../money';
import type { ErrorClass } from './error-class';
import type { FailureCode } from './failure';
import type { FaultKind } from './fault';
import type { Choice } from './question';

/** Why an attempt failed, for a person: completes "because …". */
export const ERROR_CLASS_TEXTS: Readonly<Record<ErrorClass, string>> = {
  transient: 'a passing fault',
  stale: 'the market had moved on',
  unknown_outcome: 'nobody knew yet whether it had landed',
  liquidity: 'the venue could not trade that much',
  insufficient_funds: 'the wallet holds too little',
  needs_person: 'only a person can decide this',
  permanent: 'the same attempt would fail again',
};

/** What the sandbox made go wrong. */
export const FAULT_TEXTS: Readonly<Record<FaultKind, string>> = {
  blockhash_expired: 'an expired blockhash',
  rpc_timeout_after_send: 'a lost answer',
  rpc_unavailable: 'a node out of reach',
  rate_limited: 'a node that asks to slow down',
  slippage: 'a price that moves',
  insufficient_liquidity: 'empty pools',
  venue_down: 'a closed venue',
  insufficient_funds: 'money spent by somebody else',
};

/** What a failure is, in a few words. */
export const FAILURE_TEXTS: Readonly<Record<FailureCode, string>> = {
  guard_violation: 'the transaction would have done more than it may',
  insufficient_funds: 'the wallet holds too little',
  insufficient_liquidity: 'the pools hold too little',
  slippage_exceeded: 'the price moved too far',
  price_impact_too_high: 'the trade is too large for the market',
  no_route: 'no venue trades this pair',
  venue_unavailable: 'the venue is closed',
  blockhash_expired: 'the transaction was too old',
  already_processed: 'the transaction was on the ledger already',
  rate_limited: 'the node asked to slow down',
  rpc_unavailable: 'the node was out of reach',
  timeout_after_send: 'nobody knows whether it landed',
  signature_missing: 'a signature is missing',
  account_not_found: 'an account is missing',
  program_error: 'a program refused it',
  transaction_error: 'the ledger refused it',
  transaction_too_large: 'it does not fit into one transaction',
  amount_too_small: 'the amount is too small to buy anything',
  invalid_recipient: 'nobody could use the money at that address',
  amount_unresolvable: 'the amount could not be worked out',
  prompt_refused: 'the prompt was refused',
  dependency_failed: 'a step before it failed',
  stopped: 'it was stopped',
  timed_out: 'it took too long',
  internal_error: 'an internal error',
};

/** Venues by the names that people know: `exchange+jupiter_lend` is `Exchange and Jupiter Lend`. */
export function venueText(venue: string): string {
  return venue
    .split('+')
    .map((name) => name.replaceAll('_', ' ').replace(/(?<=^| )[a-z]/g, (letter) => letter.toUpperCase()))
    .join(' and ');
}

/** A choice as a button says it. */
export function choiceLabel({ choice }: Pick<Choice, 'choice'>, isSigning = false): string {
  switch (choice) {
    case 'retry':
      return isSigning ? 'Make a fresh transaction' : 'Try again';
    case 'top_up':
      return 'Go on, the wallet is topped up';
    case 'reduce_amount':
      return 'Use a smaller amount';
    case 'provide_amount':
      return 'Use this amount';
    case 'choose_venue':
      return 'Use this venue';
    case 'sign':
      return 'Send the signed transaction';
    case 'abort':
      return 'End the flow';
    default:
      return choice satisfies never;
  }
}

/** What a choice means, in a sentence. */
export function choiceMeaning(choice: Choice, isSigning = false): string {
  switch (choice.choice) {
    case 'retry':
      return isSigning
        ? 'Each transaction can be signed for about a minute.'
        : 'The same again, for when the cause was mended elsewhere.';
    case 'top_up': {
      const missing = amountText(choice.mint, choice.needed - choice.available);
      const [has, needs] = [choice.available, choice.needed].map((raw) => amountText(choice.mint, raw));
      return `The wallet has ${has} of ${needs}: add ${missing} to it first.`;
    }
    case 'reduce_amount':
      return `The same with less, at most ${amountText(choice.mint, choice.most)}.`;
    case 'provide_amount':
      return 'Say how much.';
    case 'choose_venue':
      return `One of ${choice.venues.map(venueText).join(', ')}.`;
    case 'sign':
      return 'Sign this transaction with the key of the wallet, and send it back.';
    case 'abort':
      return 'Nothing more is sent; what has landed stays.';
    default:
      return choice satisfies never;
  }
}

/** The choice that comes closest to what was asked for: the first that goes on, in the order in which they are offered. */
export function recommendedChoice<C extends { readonly choice: string }>(
  choices: readonly C[],
): C | undefined {
  return choices.find(({ choice }) => choice !== 'abort');
}
