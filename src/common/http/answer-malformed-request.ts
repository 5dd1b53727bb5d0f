import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, problemFromError, sendProblem } from '../problem-details';
import { setSecurityHeaders } from './register-http-hooks';
import { REQUEST_ID_HEADER } from './request-id';

/** Answers a request whose path cannot be read, so that no route ever sees it, with a problem document. */
export function answerMalformedRequest(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.header(REQUEST_ID_HEADER, request.id);
  setSecurityHeaders(request, reply);
  sendProblem(reply, problemFromError(error, pathOf(request.url)));
}
