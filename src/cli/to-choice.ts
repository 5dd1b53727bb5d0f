import { CHOICES, type Choice, parseAddress } from '../domain';
import type { ChoiceState } from './flow-client';

/** A choice as the domain knows it; `undefined`: one that this version does not know, or that lacks something. */
export function toChoice(state: ChoiceState): Choice | undefined {
  const { venues, transaction, most, needed, available } = state;
  const choice = CHOICES.find((name) => name === state.choice);
  const mint = state.mint === undefined ? undefined : parseAddress(state.mint);
  switch (choice) {
    case undefined:
      return undefined;
    case 'retry':
    case 'abort':
      return { choice };
    case 'choose_venue':
      return venues && { choice, venues };
    case 'sign':
      return transaction === undefined ? undefined : { choice, transaction, lastValidBlockHeight: 0n };
    case 'provide_amount':
      return mint && { choice, mint };
    case 'reduce_amount':
      return mint && most !== undefined ? { choice, mint, most: BigInt(most) } : undefined;
    case 'top_up':
      if (mint === undefined || needed === undefined || available === undefined) return undefined;
      return { choice, mint, needed: BigInt(needed), available: BigInt(available) };
    default:
      return choice satisfies never;
  }
}
