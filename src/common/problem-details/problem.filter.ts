import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../domain';
import { pathOf } from './path-of';
import { problemFromError } from './problem-from-error';
import type { RouteTable } from './route-table';
import { sendProblem } from './send-problem';

/**
 * Answers every error with a problem document (RFC 9457). A defect is handed to the request log, which writes it with
 * its stack in the line of the request.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    const path = pathOf(request.url);
    const isMistaken = this.routes.isMistaken(path, request.routeOptions.url ?? '');
    const problem = problemFromError(
      request.is404 || isMistaken ? this.unrouted(request.method, path, reply) : error,
      path,
    );
    if (problem.code === 'internal_error') noteForLog(reply, error);
    sendProblem(reply, problem);
  }

  /** No route took the request: because of its path, or of its method; or one did that found nothing there to serve. */
  private unrouted(method: string, path: string, reply: FastifyReply): AppError {
    const allowed = this.routes.methodsAt(path);
    if (allowed.length === 0 || allowed.includes(method)) {
      const suggestion = 'The routes are listed at /api/docs.';
      return new AppError('not_found', `There is no route ${method} ${path}.`, { suggestion });
    }
    void reply.header('allow', allowed.join(', '));
    return new AppError('method_not_allowed', `${path} does not take ${method}.`, {
      suggestion: `It takes ${allowed.join(', ')}.`,
    });
  }
}

/** The request log reads the reason of a failed response here. */
function noteForLog(reply: FastifyReply, error: unknown): void {
  const reason = error instanceof Error ? error : new Error(`Thrown: ${String(error)}`);
  (reply.raw as { err?: Error }).err = reason;
}
