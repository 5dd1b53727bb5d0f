import type { ErrorClass } from '../../domain';

/** What is known about a class of failures. Data: the engine reads it, and clients can. */
export interface Policy {
  readonly errorClass: ErrorClass;
  /** For people. */
  readonly description: string;
  /** Is the first retry worth making at once? Otherwise it backs off from the start. */
  readonly retriesAtOnce: boolean;
  /** Is it certain that nothing of the attempt landed, so that earlier steps may be undone? */
  readonly safeToCompensate: boolean;
}
