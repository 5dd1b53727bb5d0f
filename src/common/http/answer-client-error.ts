import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import { AppError } from '../../domain';
import { PROBLEM_MEDIA_TYPE, problemFromError } from '../problem-details';
import { SECURITY_HEADERS } from './security-headers';

const DETAILS: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: 'The headers are too large.',
  ERR_HTTP_REQUEST_TIMEOUT: 'The request took too long to arrive.',
};

/**
 * Answers a connection whose bytes are no HTTP request, so that no route ever sees them, with a problem document, and
 * closes it.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const detail = DETAILS[error.code ?? ''] ?? 'The request is not HTTP/1.1.';
  const problem = problemFromError(new AppError('invalid_request', detail), '');
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_MEDIA_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 400 ${STATUS_CODES[400] ?? ''}`, ...lines, '', body].join('\r\n'));
}
