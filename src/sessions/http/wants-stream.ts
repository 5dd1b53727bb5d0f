import type { FastifyRequest } from 'fastify';

/** Does the client ask for server-sent events? */
export function wantsStream({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers.accept?.includes('text/event-stream') === true;
}
