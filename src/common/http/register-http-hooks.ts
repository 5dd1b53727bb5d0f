import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../domain';
import { type RouteTable, pathOf } from '../problem-details';
import { closeConnections } from './close-connections';
import { type KeyPage, sentKeyPage } from './key-page';
import { REQUEST_ID_HEADER } from './request-id';
import { DOCUMENTATION_POLICY, SECURITY_HEADERS } from './security-headers';

/** Where Swagger UI is served. */
const DOCUMENTATION = '/api/docs';
const POLICY_HEADER = 'content-security-policy';

/** Says which requests may pass. */
export interface RequestGate {
  /** Before anything of the body is read; at once where nothing has to be waited for. @throws {AppError} to refuse the request */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined;
  /** Before the answer is sent; may set headers. */
  settle(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined;
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
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(REQUEST_ID_HEADER, request.id);
    const refuse = (error: unknown) => {
      const isKeyless = error instanceof AppError && error.code === 'unauthorized';
      if (!isKeyless || !sentKeyPage(request, reply, keyPage)) done(error as Error);
    };
    let admission: Promise<void> | undefined;
    try {
      admission = gate.admit(request, reply);
      if (admission === undefined) assertRouted(request, routes);
    } catch (error) {
      return refuse(error);
    }
    if (admission === undefined) return done();
    admission.then(() => assertRouted(request, routes)).then(() => done(), refuse);
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 304) setSecurityHeaders(request, reply);
    varyByCaller(reply);
    const settled = gate.settle(request, reply);
    if (settled === undefined) done(null, payload);
    else void settled.then(() => done(null, payload), done);
  });
}

function assertRouted(request: FastifyRequest, routes: RouteTable): void {
  refuseNul(request.url);
  // The filter says which methods the path takes.
  if (routes.isMistaken(pathOf(request.url), request.routeOptions.url ?? ''))
    throw new AppError('method_not_allowed', `The path does not take ${request.method}.`);
}

/** No id and no parameter holds a NUL character, and not every store can even be asked for one. */
function refuseNul(url: string): void {
  if (url.includes('%00')) throw new AppError('invalid_request', 'The URL holds a NUL character.');
}

/**
 * Headers of every answer with content; a page has set its own policy by then. A 304 goes without: what holds the answer that
 * it speaks of holds its headers, too (RFC 9110 §15.4.5).
 */
export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const isDocumentation = request.routeOptions.url?.startsWith(DOCUMENTATION) === true;
  const policy = isDocumentation ? DOCUMENTATION_POLICY : reply.getHeader(POLICY_HEADER);
  void reply.headers(SECURITY_HEADERS);
  if (policy !== undefined) void reply.header(POLICY_HEADER, policy);
}

/**
 * What may be cached is another for every key and every origin that asks: an answer that names what it varies by also
 * names these.
 */
function varyByCaller(reply: FastifyReply): void {
  const named = reply.getHeader('vary');
  if (typeof named !== 'string' || !named.includes('Authorization') || named.includes('X-Api-Key')) return;
  void reply.header('vary', `${named}, X-Api-Key, Origin`);
}
