import type { Address } from '../money';
import type { ActionTool } from '../tools/tool-call';

/** How the further attempts at a step depart from its plan; the step's intent stays. */
export type Alternative =
  /** At this venue instead of the one with the best quote. */
  | { readonly kind: 'other_venue'; readonly venue: string }
  /** Parts at several venues in one transaction; the parts are in basis points and add up to 10000. */
  | {
      readonly kind: 'split';
      readonly parts: readonly { readonly venue: string; readonly bps: number }[];
    }
  /** Through another token in one transaction: the first venue into `mint`, the second out of it. */
  | {
      readonly kind: 'through_token';
      readonly mint: Address;
      readonly venues: readonly [string, string];
    }
  /** Another amount, in raw units of what the step's amount is about. */
  | { readonly kind: 'other_amount'; readonly raw: bigint }
  /** A tool with the same effect: by shares instead of by assets, or the other way round. */
  | { readonly kind: 'equivalent_call'; readonly tool: ActionTool };

/** A way that was quoted and not taken, with the reason. */
export interface RejectedAlternative {
  readonly alternative: Alternative;
  readonly reason: string;
  /** Raw units that it would have brought; absent when it could not be quoted. */
  readonly received?: bigint;
}
