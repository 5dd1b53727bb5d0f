import { type Alternative, SOL, USDC, USDT } from '../../../domain';
import { AlternativeFlow, type StuckStep } from './alternative-flow';

/** Tokens that most others are traded against. */
const HUBS = [SOL, USDC, USDT];

/** Through another token: to it at one venue, and from it at another, in one transaction. */
export class ThroughTokenAlternative extends AlternativeFlow {
  propose({ action, failure, venues }: StuckStep): readonly Alternative[] {
    if (action.tool !== 'jupiter_swap' || action.swapMode === 'ExactOut') return [];
    if (failure.code === 'venue_unavailable') return [];
    const pairs = venues.flatMap((first) =>
      venues.filter((second) => second !== first).map((second) => [first, second] as const),
    );
    return HUBS.filter(
      ({ address }) => address !== action.inputMint && address !== action.outputMint,
    ).flatMap(({ address }) =>
      pairs.map((pair) => ({ kind: 'through_token', mint: address, venues: pair }) as const),
    );
  }
}
