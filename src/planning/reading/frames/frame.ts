import type { Mint, RefusalCode } from '../../../domain';
import type { Quantity } from '../tags/quantity';
import type { Ref } from '../tags/tag';

/** One side of a step as it was said. */
export interface Slot {
  readonly token?: Mint;
  readonly ref?: Ref | 'chain' | 'again';
  readonly quantity?: Quantity;
  readonly det?: 'my' | 'the' | 'this' | 'a';
  readonly text: string;
}

export interface TradeLeg {
  readonly input: Slot;
  readonly output: Slot;
}

export interface SendLeg {
  readonly money: Slot;
  readonly recipient: string;
}

export type QueryKind =
  | { readonly kind: 'balance'; readonly token?: Mint }
  | { readonly kind: 'positions' }
  | { readonly kind: 'tokens' };

/** What one or more clauses ask for, its roles filled, before it is known what earlier steps leave. */
export type Frame =
  | {
      readonly kind: 'trade';
      readonly legs: readonly TradeLeg[];
      readonly isGap?: boolean;
      readonly slippageBps?: number;
    }
  | { readonly kind: 'multiply'; readonly legs: readonly TradeLeg[]; readonly slippageBps?: number }
  | {
      readonly kind: 'lend' | 'withdraw' | 'mint' | 'redeem';
      readonly slots: readonly Slot[];
      readonly takesAll?: boolean;
      readonly hasPlace?: boolean;
    }
  /** Without a verb of its own, it goes on with what the one before says. */
  | { readonly kind: 'send'; readonly legs: readonly SendLeg[]; readonly isGap?: boolean }
  | { readonly kind: 'query'; readonly queries: readonly QueryKind[] }
  | { readonly kind: 'slippage'; readonly slippageBps: number }
  /** Asks for nothing; the one token that it names may be pointed at. */
  | { readonly kind: 'talk'; readonly topic?: Topic }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string };

/** What talk is about: later words may point at it, and at its amount. */
export interface Topic {
  readonly token: Mint;
  readonly quantity?: Quantity;
  /** Said to be what the wallet holds. */
  readonly isOwn: boolean;
}

/** A frame, what it costs to read the words so, and where it belongs in time. */
export interface Candidate {
  readonly frame: Frame;
  readonly cost: number;
  readonly order?: 'earlier' | 'later';
  /** Addresses that money is said to come from. */
  readonly sources: readonly string[];
}

/** What the frame before leaves unsaid. */
export interface Before {
  readonly frame?: Frame;
}
