import type { FastifyReply, FastifyRequest } from 'fastify';
import { PinoLogger } from 'nestjs-pino';
import { levelOf } from './level-of';

/**
 * Writes the one line of a request that has been answered: no headers and no query, which may carry secrets. The reason
 * of a failure is read from `err` of the raw response, where the problem filter leaves it.
 */
export function writeRequestLine(request: FastifyRequest, reply: FastifyReply): void {
  const { err } = reply.raw as { err?: Error };
  const level = levelOf(request.url, reply.statusCode, err);
  if (!PinoLogger.root.isLevelEnabled(level)) return;
  PinoLogger.root[level]({ ...factsOf(request, reply), ...(err && { err }) }, 'request completed');
}

function factsOf(request: FastifyRequest, reply: FastifyReply) {
  return {
    request_id: request.id,
    method: request.method,
    path: request.url.split('?', 1)[0],
    status: reply.statusCode,
    duration_ms: Math.round(reply.elapsedTime * 1000) / 1000,
  };
}
