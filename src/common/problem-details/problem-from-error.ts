import { HttpException } from '@nestjs/common';
import { AppError, ERROR_CATALOGUE, type ErrorCode, type FieldError } from '../../domain';

/** A problem document (RFC 9457), with `error` and `message` for clients of the original. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly errors?: readonly FieldError[];
  readonly suggestion?: string;
  readonly error: string;
  readonly message: string;
}

/** What the framework refuses before our code sees it, by HTTP status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  413: 'payload_too_large',
  414: 'invalid_request',
  415: 'unsupported_media_type',
  431: 'invalid_request',
  503: 'not_ready',
};

/**
 * Every error as a problem document. What is no part of the interface becomes `internal_error` and tells nothing.
 * @param instance path of the request
 */
export function problemFromError(error: unknown, instance: string): Problem {
  const known = error instanceof AppError ? error : appErrorOf(error);
  const { status, title } = ERROR_CATALOGUE[known.code];
  const { suggestion, errors, retryAfterMs } = known.context;
  return {
    type: `urn:reev:problem:${known.code}`,
    title,
    status,
    detail: known.message,
    instance,
    code: known.code,
    retryable: retryAfterMs !== undefined,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(errors && { errors }),
    ...(suggestion && { suggestion }),
    error: title,
    message: known.message,
  };
}

function appErrorOf(error: unknown): AppError {
  const status = statusOf(error);
  const isMalformed =
    error instanceof SyntaxError || codeOf(error) === 'FST_ERR_CTP_INVALID_JSON_BODY' || isEmptyJson(error);
  if (status === 400 && isMalformed) {
    return new AppError('malformed_json', textOf(error), {
      suggestion: 'Send a JSON object, such as {"prompt":"…","wallet":"…"}.',
    });
  }
  const code = status === undefined ? undefined : BY_STATUS[status];
  if (code !== undefined)
    return new AppError(code, textOf(error), SUGGESTIONS[code] ? { suggestion: SUGGESTIONS[code] } : {});
  return new AppError('internal_error', 'Something went wrong here; it has been logged.', { cause: error });
}

const SUGGESTIONS: Partial<Record<ErrorCode, string>> = {
  not_found: 'The routes are listed at /api/docs.',
  unsupported_media_type: 'Send the body as application/json.',
  payload_too_large: 'Send at most 256 KiB.',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status < 500 ? status : undefined;
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

function isEmptyJson(error: unknown): boolean {
  return codeOf(error) === 'FST_ERR_CTP_EMPTY_JSON_BODY';
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The request cannot be served.';
}
