import type { ErrorClass, Strategy } from '../../domain';

/** What is done about a class of failures. Data: the engine reads it, and clients can. */
export interface Policy {
  readonly errorClass: ErrorClass;
  /** For people. */
  readonly description: string;
  /** Strategies in the order in which they are tried. */
  readonly strategies: readonly Strategy[];
  /** Is the first retry worth making at once? Otherwise it backs off from the start. */
  readonly retriesAtOnce: boolean;
  /** Must prices be asked for again before another attempt? */
  readonly needsFreshQuote: boolean;
  /** Must the transaction be looked up before anything else is sent? */
  readonly needsLandedCheck: boolean;
  /** Is it certain that nothing of the attempt landed, so that earlier steps may be undone? */
  readonly safeToCompensate: boolean;
}
