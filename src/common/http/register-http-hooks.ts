import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../domain';
import { type RouteTable, pathOf } from '../problem-details';
import { closeConnections } from './close-connections';
import { type KeyPage, sentKeyPage } from './key-page';
import { REQUEST_ID_HEADER } from './request-id';
import { DOCUMENTATION_POLICY, SECURITY_HEADERS } from './security-headers';

/** Where Swagger UI is served. */
const DOCUMENTATION = '/api/docs';

/** Says which requests may pass. */
export interface RequestGate {
  /** Before anything of the body is read. @throws {AppError} to refuse the request */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Before the answer is sent; may set headers. */
  settle(request: FastifyRequest, reply: FastifyReply): Promise<void>;
}

/**
 * What happens to every request before its route: headers of the answer, then the gate; and to connections at the end.
 * @param keyPage what a browser without a key is shown instead of a problem, where there is such a page
 */
export function registerHttpHooks(
  fastify: FastifyInstance,
  routes: RouteTable,
  gate: RequestGate,
  keyPage?: KeyPage,
): void {
  closeConnections(fastify);
  fastify.addHook('onRoute', ({ url, method }) => {
    routes.add(url, method);
  });
  fastify.addHook('onRequest', async (request, reply) => {
    setCommonHeaders(request, reply);
    try {
      await gate.admit(request, reply);
    } catch (error) {
      const isKeyless = error instanceof AppError && error.code === 'unauthorized';
      if (isKeyless && sentKeyPage(request, reply, keyPage)) return reply;
      throw error;
    }
    refuseNul(request.url);
    // The filter says which methods the path takes.
    if (routes.isMistaken(pathOf(request.url), request.routeOptions.url ?? ''))
      throw new AppError('method_not_allowed', `The path does not take ${request.method}.`);
    return undefined;
  });
  fastify.addHook('onSend', async (request, reply) => {
    varyByCaller(reply);
    await gate.settle(request, reply);
  });
}

/** No id and no parameter holds a NUL character, and not every store can even be asked for one. */
function refuseNul(url: string): void {
  if (url.includes('%00')) throw new AppError('invalid_request', 'The URL holds a NUL character.');
}

/** Security headers, and the id under which the request is logged. */
export function setCommonHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const isDocumentation = request.routeOptions.url?.startsWith(DOCUMENTATION) === true;
  void reply.headers(SECURITY_HEADERS).header(REQUEST_ID_HEADER, request.id);
  if (isDocumentation) void reply.header('content-security-policy', DOCUMENTATION_POLICY);
}

/**
 * What may be cached is another for every key and every origin that asks: an answer that names what it varies by also
 * names these.
 */
function varyByCaller(reply: FastifyReply): void {
  const named = reply.getHeader('vary');
  if (typeof named !== 'string' || !named.includes('Authorization')) return;
  void reply.header('vary', `${named}, X-Api-Key, Origin`);
}
