import type { ErrorCode, FieldError, OfferedReading } from '../../domain';

/** A problem document (RFC 9457), with `error`, `message` and `timestamp` for clients of the original. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly errors?: readonly FieldError[];
  readonly suggestion?: string;
  readonly readings?: readonly OfferedReading[];
  readonly error: string;
  readonly message: string;
  /** When it happened, RFC 3339. */
  readonly timestamp: string;
}

/** Media type of a problem document, as it is sent. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json; charset=utf-8';

/** The `type` member for a code: a name, not a place. */
export function problemType(code: ErrorCode): string {
  return `urn:reev:problem:${code}`;
}
