import { HttpException } from '@nestjs/common';
import { AppError, type ErrorCode } from '../../domain';

/** What the framework refuses, by the code of the HTTP server's error. */
const BY_SERVER_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'payload_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
};

/** What the framework refuses otherwise, by HTTP status. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_request',
  401: 'unauthorized',
  // A path that leads out of what is served leads nowhere.
  403: 'not_found',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  408: 'request_timeout',
  413: 'payload_too_large',
  414: 'invalid_request',
  415: 'unsupported_media_type',
  429: 'too_many_requests',
  431: 'invalid_request',
  503: 'not_ready',
};

const SUGGESTIONS: Partial<Record<ErrorCode, string>> = {
  malformed_json: 'Send one JSON object, such as {"prompt":"swap 1 SOL to USDC","wallet":"…"}.',
  not_found: 'The routes are listed at /api/docs.',
  payload_too_large: 'Send at most 256 KiB.',
  unsupported_media_type: 'Send the body as application/json.',
};

/** The error that a refusal of the framework means, or `undefined` when `error` is none. */
export function appErrorOfFramework(error: unknown): AppError | undefined {
  const status = statusOf(error);
  if (status === undefined) return undefined;
  const code = codeOf(error, status);
  if (code === undefined) return undefined;
  const suggestion = SUGGESTIONS[code];
  return new AppError(code, detailOf(error), { cause: error, ...(suggestion && { suggestion }) });
}

/** A status of 5xx that the HTTP server names is a defect, and so is one that refuses nothing; one that our code names is meant. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function codeOf(error: unknown, status: number): ErrorCode | undefined {
  const origin = error instanceof HttpException ? (error.cause ?? error) : error;
  if (origin instanceof Error && origin.name === 'SyntaxError') return 'malformed_json';
  const serverCode = String((origin as { code?: unknown }).code);
  const known = BY_SERVER_CODE[serverCode] ?? BY_STATUS[status];
  return known ?? (isOfServer(error) && status < 500 ? 'invalid_request' : undefined);
}

/** Did the HTTP server or a plugin of it refuse the request? What it throws reaches us as it is, or wrapped by the framework. */
function isOfServer(error: unknown): boolean {
  return !(error instanceof HttpException) || error.cause !== undefined;
}

function detailOf(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'The request cannot be served.';
}
