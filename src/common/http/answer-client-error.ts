import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { AppError } from '../../domain';
import { PROBLEM_MEDIA_TYPE, problemFromError } from '../problem-details';
import { SECURITY_HEADERS } from './security-headers';

const ERRORS: Readonly<Record<string, AppError>> = {
  HPE_HEADER_OVERFLOW: new AppError('invalid_request', 'The headers are too large.'),
  ERR_HTTP_REQUEST_TIMEOUT: new AppError('request_timeout', 'The request took too long to arrive.'),
};
const NOT_HTTP = new AppError('invalid_request', 'The request is not HTTP/1.1.');

/**
 * Answers a connection whose bytes are no HTTP request, so that no route ever sees them, with a problem document, and
 * closes it.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemFromError(ERRORS[error.code ?? ''] ?? NOT_HTTP, '');
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    [`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`, ...lines, '', body].join('\r\n'),
  );
}
