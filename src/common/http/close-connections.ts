import type { FastifyInstance } from 'fastify';

/** How long requests that are being answered have when the service ends, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Ends what would keep the service from ending: a connection on which a client has not asked anything yet does not count as
 * idle, and its client may keep it for minutes.
 */
export function closeConnections(fastify: FastifyInstance): void {
  let timer: NodeJS.Timeout | undefined;
  fastify.addHook('preClose', (done) => {
    timer = setTimeout(() => fastify.server.closeAllConnections(), PATIENCE_MS);
    done();
  });
  fastify.addHook('onClose', (_instance, done) => {
    clearTimeout(timer);
    done();
  });
}
