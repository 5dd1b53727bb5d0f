import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../domain';
import { type RouteTable, pathOf } from '../problem-details';
import type { ApiKeyCheck } from './api-key-check';
import { closeConnections } from './close-connections';
import { isGuarded } from './is-guarded';
import { type KeyPage, sentKeyPage } from './key-page';
import { REQUEST_ID_HEADER } from './request-id';
import { SECURITY_HEADERS } from './security-headers';

/**
 * What happens to every request before its route: headers of the answer, then the API key; and to connections at the end.
 * @param keyPage what a browser without a key is shown instead of a problem, where there is such a page
 */
export function registerHttpHooks(
  fastify: FastifyInstance,
  routes: RouteTable,
  keys: ApiKeyCheck,
  keyPage?: KeyPage,
): void {
  closeConnections(fastify);
  fastify.addHook('onRoute', ({ url, method }) => {
    routes.add(url, method);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    setCommonHeaders(request, reply);
    try {
      // The pattern of the route and not the URL, which can be spelt in more than one way.
      if (isGuarded(request.routeOptions.url ?? '')) keys.assertAllowed(request.headers);
      refuseNul(request.url);
      // The filter says which methods the path takes.
      if (routes.isMistaken(pathOf(request.url), request.routeOptions.url ?? ''))
        throw new AppError('method_not_allowed', `The path does not take ${request.method}.`);
      done();
    } catch (error) {
      const isKeyless = error instanceof AppError && error.code === 'unauthorized';
      if (!isKeyless || !sentKeyPage(request, reply, keyPage)) done(error as Error);
    }
  });
}

/** No id and no parameter holds a NUL character, and not every store can even be asked for one. */
function refuseNul(url: string): void {
  if (url.includes('%00')) throw new AppError('invalid_request', 'The URL holds a NUL character.');
}

/** Security headers, and the id under which the request is logged. */
export function setCommonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(SECURITY_HEADERS).header(REQUEST_ID_HEADER, request.id);
}
