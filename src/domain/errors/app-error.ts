import { ERROR_CATALOGUE, type ErrorCode } from './error-code';

/** One thing that is wrong with a request. */
export interface FieldError {
  /** Path of the member, such as `sandbox.faults.0.kind`; empty for the whole body. */
  readonly field: string;
  readonly message: string;
}

export interface AppErrorContext {
  /** What to do next. */
  readonly suggestion?: string;
  readonly errors?: readonly FieldError[];
  /** When it may be tried again, in milliseconds; absent: trying again does not help. */
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** An error that is part of the interface: thrown anywhere, turned into a problem document in one place. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    /** What was wrong this time, for a person. */
    detail: string,
    readonly context: AppErrorContext = {},
  ) {
    super(detail, { cause: context.cause });
  }

  /** HTTP status that fits. */
  get status(): number {
    return ERROR_CATALOGUE[this.code].status;
  }
}
