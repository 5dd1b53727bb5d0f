import type { Ratio, RefusalCode } from '../../../domain';

/** How much, as it is said, before it is known of what. */
export type Quantity =
  | { readonly kind: 'number'; readonly value: Ratio }
  | { readonly kind: 'lamports'; readonly value: Ratio }
  | { readonly kind: 'usd'; readonly value: Ratio }
  | { readonly kind: 'share'; readonly value: Ratio }
  | { readonly kind: 'all' }
  | { readonly kind: 'vague'; readonly text: string }
  | { readonly kind: 'bps'; readonly value: Ratio }
  | { readonly kind: 'times'; readonly value: Ratio }
  /** All but so much. */
  | { readonly kind: 'but'; readonly value: Ratio }
  /** Looks like an amount and is none that can be trusted. */
  | { readonly kind: 'bad'; readonly code: RefusalCode; readonly detail: string };

/** A quantity and how many words it takes. */
export interface ReadQuantity {
  readonly quantity: Quantity;
  readonly length: number;
}
