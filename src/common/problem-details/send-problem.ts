import type { FastifyReply } from 'fastify';
import { PROBLEM_MEDIA_TYPE, type Problem } from './problem';

/** Headers that speak of a resource, and not of a problem with it. */
const DESCRIPTIVE = ['etag', 'last-modified', 'retry-after', 'x-poll-interval', 'x-polling-recommendation'];

/** Answers with a problem document, and with `Retry-After` when trying again makes sense. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (reply.hasHeader('etag')) forgetResource(reply);
  if (problem.retryAfterMs !== undefined)
    void reply.header('retry-after', String(Math.ceil(problem.retryAfterMs / 1000)));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="reev"');
  void reply.status(problem.status).type(PROBLEM_MEDIA_TYPE).send(problem);
}

/** What was said of the resource is not true of the problem that is answered instead: nobody may keep that for a year. */
function forgetResource(reply: FastifyReply): void {
  for (const name of DESCRIPTIVE) void reply.removeHeader(name);
  void reply.header('cache-control', 'no-store');
}
