import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, problemFromError, sendProblem } from '../problem-details';
import { setCommonHeaders } from './register-http-hooks';

/** Answers a request whose path cannot be read, so that no route ever sees it, with a problem document. */
export function answerMalformedRequest(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  setCommonHeaders(request, reply);
  sendProblem(reply, problemFromError(error, pathOf(request.url)));
}
