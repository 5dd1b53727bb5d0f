import type { FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type Problem } from './problem';

/** Answers with a problem document, and with `Retry-After` when trying again makes sense. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfterMs !== undefined)
    void reply.header('retry-after', String(Math.ceil(problem.retryAfterMs / 1000)));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="reev"');
  void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
}
