import { AppError, ERROR_CATALOGUE } from '../../domain';
import { appErrorOfFramework } from './framework-error';
import { type Problem, problemType } from './problem';
import { statusOfCode } from './status-of-code';

/**
 * Every error as a problem document. What is no part of the interface becomes `internal_error` and tells nothing.
 * @param instance path of the request, without its query
 * @param at when it happened
 */
export function problemFromError(error: unknown, instance: string, at = new Date()): Problem {
  const known = error instanceof AppError ? error : (appErrorOfFramework(error) ?? defect(error));
  const { title } = ERROR_CATALOGUE[known.code];
  const { suggestion, errors, readings, retryAfterMs } = known.context;
  return {
    type: problemType(known.code),
    title,
    status: statusOfCode(known.code),
    detail: known.message,
    instance,
    code: known.code,
    retryable: retryAfterMs !== undefined,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(errors && { errors }),
    ...(suggestion && { suggestion }),
    ...(readings && { readings }),
    error: title,
    message: known.message,
    timestamp: at.toISOString(),
  };
}

function defect(cause: unknown): AppError {
  return new AppError('internal_error', 'Something went wrong here; it has been logged.', { cause });
}
