import { ERROR_CATALOGUE, type ErrorCode, type ErrorKind } from '../../domain';

/** The HTTP status (RFC 9110 §15) of every kind of error. */
const STATUS_BY_KIND = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  wrong_method: 405,
  no_such_form: 406,
  late_request: 408,
  conflict: 409,
  stale: 412,
  too_large: 413,
  wrong_form: 415,
  refused: 422,
  too_often: 429,
  defect: 500,
  upstream_failed: 502,
  unavailable: 503,
  upstream_late: 504,
} as const satisfies Record<ErrorKind, number>;

/** The HTTP status that fits an error. */
export function statusOfCode(code: ErrorCode): number {
  return STATUS_BY_KIND[ERROR_CATALOGUE[code].kind];
}
