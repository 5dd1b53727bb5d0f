import type { Failure } from '../../../domain';

/** A failure on the way to a transaction. */
export class AttemptRefused extends Error {
  override readonly name = 'AttemptRefused';

  /**
   * @param venue where it was to be made, once that was known
   * @param failedIndex which of the steps failed, when it is not the one that was being added
   */
  constructor(
    readonly failure: Failure,
    readonly venue?: string,
    readonly failedIndex?: number,
  ) {
    super(failure.message);
  }
}
