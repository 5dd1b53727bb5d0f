import type { Address, Failure, Swap } from '../../domain';
import type { BuiltAction, Quote } from '../protocol-adapter';

export interface SwapRequest {
  readonly wallet: Address;
  readonly swap: Swap<bigint>;
  /** In basis points. */
  readonly slippageBps: number;
}

/** An offer that can be turned into instructions. */
export interface SwapOffer {
  readonly quote: Quote;
  build(): Promise<BuiltAction>;
}

export type OfferResult =
  { readonly ok: true; readonly offer: SwapOffer } | { readonly ok: false; readonly failure: Failure };

/** A place to swap. */
export interface SwapVenue {
  readonly name: string;

  /** What the venue offers now. */
  offer(request: SwapRequest): Promise<OfferResult>;
}
