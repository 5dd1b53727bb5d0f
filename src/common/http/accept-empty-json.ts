import type { FastifyInstance } from 'fastify';

/**
 * Takes an empty body that calls itself JSON for no body, as browsers send it with a POST that needs none. A route that
 * needs one refuses it as it refuses a missing one.
 */
export function acceptEmptyJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body, done);
  });
}
