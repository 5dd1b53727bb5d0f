import { type Choice, addressOf } from '../words/domain';
import type { Schema } from '../api/client';

/** A choice of the wire as the domain knows it, whose words are the same wherever it is offered. */
export function choiceOf(choice: Schema<'ChoiceDto'>): Choice {
  switch (choice.choice) {
    case 'retry':
    case 'abort':
      return { choice: choice.choice };
    case 'top_up':
      return {
        choice: choice.choice,
        mint: addressOf(named(choice.mint)),
        needed: BigInt(named(choice.needed)),
        available: BigInt(named(choice.available)),
      };
    case 'reduce_amount':
      return { choice: choice.choice, mint: addressOf(named(choice.mint)), most: BigInt(named(choice.most)) };
    case 'provide_amount':
      return { choice: choice.choice, mint: addressOf(named(choice.mint)) };
    case 'choose_venue':
      return { choice: choice.choice, venues: choice.venues ?? [] };
    case 'sign':
      return {
        choice: choice.choice,
        transaction: named(choice.transaction),
        lastValidBlockHeight: BigInt(named(choice.last_valid_block_height)),
      };
  }
}

/** @throws {TypeError} when the service leaves out what the choice needs */
function named(value: string | undefined): string {
  if (value === undefined) throw new TypeError('The service left out a part of a choice.');
  return value;
}
