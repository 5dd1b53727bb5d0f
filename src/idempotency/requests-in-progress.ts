import { Injectable } from '@nestjs/common';
import { AppError } from '../domain';
import type { KeyedRequest } from './kept-answers';

/** Milliseconds after which a request that met itself at work may come back: planning and storing take less. */
const RETRY_AFTER_MS = 1_000;

/** What this process works on under a key. Two processes are kept apart by the store. */
@Injectable()
export class RequestsInProgress {
  private readonly fingerprints = new Map<string, string>();

  /** @throws {AppError} `request_in_progress`, or `idempotency_key_reused` when it is another request */
  begin({ id, fingerprint }: KeyedRequest): void {
    const other = this.fingerprints.get(id);
    if (other === undefined) {
      this.fingerprints.set(id, fingerprint);
      return;
    }
    refuseOther(other, fingerprint);
    throw new AppError('request_in_progress', 'The same request is being worked on at this moment.', {
      retryAfterMs: RETRY_AFTER_MS,
      suggestion: 'Send it again with the same Idempotency-Key: it will be given the answer of the first.',
    });
  }

  /** After {@link begin}, once. */
  end({ id }: KeyedRequest): void {
    this.fingerprints.delete(id);
  }
}

/** @throws {AppError} `idempotency_key_reused` unless both requests are the same */
export function refuseOther(first: string, second: string): void {
  if (first === second) return;
  throw new AppError(
    'idempotency_key_reused',
    'The Idempotency-Key was first sent with another route or body.',
    {
      suggestion: 'Send a new key with a new request; send a request again exactly as it was.',
    },
  );
}
