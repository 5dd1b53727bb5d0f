import type { ActionCall, Address, Alternative, Failure, ResolvedAction } from '../../../domain';

/** A step that failed, for which another way is sought. */
export interface StuckStep {
  readonly wallet: Address;
  /** As planned. */
  readonly call: ActionCall;
  /** With the amounts that it resolves to now. */
  readonly action: ResolvedAction;
  readonly failure: Failure;
  /** Where the last attempt was made; absent when it failed before that was known. */
  readonly venue: string | undefined;
  /** Where it could be done. */
  readonly venues: readonly string[];
  /** What the step would give, and what the wallet can spend of it. */
  readonly need: { readonly mint: Address; readonly raw: bigint; readonly available: bigint } | undefined;
}

/**
 * A kind of other way. To add one, write a class and list it in `ALTERNATIVE_FLOWS`: what it proposes is quoted by
 * simulating it, held against the step's guards, and ranked with the rest.
 */
export abstract class AlternativeFlow {
  /** Ways worth quoting; it need not check whether they work. */
  abstract propose(step: StuckStep): readonly Alternative[];
}
