import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemFromError } from './problem-from-error';

/** Answers every error with a problem document (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemFromError(error, request.url.split('?')[0] ?? request.url);
    if (problem.status >= 500 && problem.code === 'internal_error')
      this.logger.error(error, `${request.method} ${problem.instance} failed`);
    const reply = http.getResponse<FastifyReply>();
    if (problem.retryAfterMs !== undefined)
      void reply.header('retry-after', Math.ceil(problem.retryAfterMs / 1000));
    void reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem);
  }
}
