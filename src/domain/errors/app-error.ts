import { ERROR_CATALOGUE, type ErrorCode } from './error-code';
import { ERROR_KINDS } from './error-kind';

/** One thing that is wrong with a request. */
export interface FieldError {
  /** Path of the member, such as `sandbox.faults.0.kind`; empty for the whole body. */
  readonly field: string;
  readonly message: string;
}

/** What a prompt that was refused may mean. */
export interface OfferedReading {
  /** In words, for a person to choose by. */
  readonly description: string;
  /** A prompt that plans to exactly that. */
  readonly prompt: string;
}

export interface AppErrorContext {
  /** What to do next. */
  readonly suggestion?: string;
  readonly errors?: readonly FieldError[];
  /** Ways to write a refused prompt, the likeliest first; at most three. */
  readonly readings?: readonly OfferedReading[];
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

  /** Can whoever asked do something about it? Otherwise it is for whoever runs the service. */
  get isForCaller(): boolean {
    return ERROR_KINDS[ERROR_CATALOGUE[this.code].kind] === 'caller';
  }
}
