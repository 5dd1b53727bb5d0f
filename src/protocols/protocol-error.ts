import type { Failure } from '../domain';

/** A protocol cannot do what was asked; `failure` says why in structured form. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';

  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}
