import { type Address, type Choice, parseAddress } from '../domain';
import type { ChoiceState } from './flow-client';

/** A choice as the domain knows it; `undefined`: one that this version does not know, or that lacks something. */
export function toChoice(state: ChoiceState): Choice | undefined {
  const { choice, venues, transaction } = state;
  const mint = state.mint === undefined ? undefined : parseAddress(state.mint);
  switch (choice) {
    case 'retry':
    case 'abort':
      return { choice };
    case 'choose_venue':
      return venues && { choice, venues };
    case 'sign':
      return transaction === undefined ? undefined : { choice, transaction, lastValidBlockHeight: 0n };
    default:
      return mint && amountChoice(state, mint);
  }
}

function amountChoice({ choice, most, needed, available }: ChoiceState, mint: Address): Choice | undefined {
  if (choice === 'provide_amount') return { choice, mint };
  if (choice === 'reduce_amount')
    return most === undefined ? undefined : { choice, mint, most: BigInt(most) };
  if (choice !== 'top_up' || needed === undefined || available === undefined) return undefined;
  return { choice, mint, needed: BigInt(needed), available: BigInt(available) };
}
