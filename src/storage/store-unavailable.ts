import { AppError } from '../domain';

/** When a request that the store could not take is worth repeating, in milliseconds. */
const RETRY_AFTER_MS = 5_000;

/**
 * The error of work that the store cannot do now. Nothing of it happened, unless the detail says otherwise; it may be
 * repeated.
 * @param detail what is wrong with the store, for clients: no paths, no addresses
 */
export function storeUnavailable(detail: string, cause: unknown): AppError {
  return new AppError('store_unavailable', detail, {
    retryAfterMs: RETRY_AFTER_MS,
    suggestion: 'Send the request again later, with the same Idempotency-Key if it had one.',
    cause,
  });
}

/** Is the store to blame, rather than the work that it was given? */
export function isStoreUnavailable(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'store_unavailable';
}
