import type { FastifyRequest } from 'fastify';
import type { ApiKey } from '../config';
import type { Reach } from '../domain';

/** Who sent a request, as far as its API key tells. */
export interface Caller {
  /** Owner of the executions that it starts; `undefined`: they are nobody's in particular. */
  readonly owner: string | undefined;
  readonly reach: Reach;
  /** Tells callers apart, such as by their idempotency keys; secret, and never shown. */
  readonly identity: readonly string[];
}

/** Whoever calls a service without keys. */
export const ANYBODY: Caller = { owner: undefined, reach: 'everything', identity: [''] };

const CALLER = Symbol('caller');

/** A request under which its caller is noted: cheaper to collect than an entry of a weak map, of which each poll would make one. */
type NotedRequest = FastifyRequest & { [CALLER]?: Caller };

/** @param given the key as the client sent it */
export function callerWith({ name, scopes }: ApiKey, given: string): Caller {
  if (name === undefined) return { owner: undefined, reach: 'everything', identity: [given] };
  const reach = scopes.has('admin') ? 'everything' : { owner: name };
  return { owner: name, reach, identity: ['named', name] };
}

/** Says who sent a request, for {@link callerOf}. */
export function noteCaller(request: FastifyRequest, caller: Caller): void {
  (request as NotedRequest)[CALLER] = caller;
}

/**
 * Who sent a request.
 * @throws {RangeError} on a route that needs no key: nobody asked who calls there
 */
export function callerOf(request: FastifyRequest): Caller {
  const caller = (request as NotedRequest)[CALLER];
  if (caller !== undefined) return caller;
  throw new RangeError(`Nobody asked who calls ${request.method} ${request.routeOptions.url ?? ''}`);
}
