import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { formatOf } from '../diagrams/formats';
import { diagramFormat } from './diagram-format';

/** Says what a drawing may do in a browser, with a 304 too: caches take its headers over. */
@Injectable()
export class DrawingPolicyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const { query, headers } = http.getRequest<FastifyRequest<{ Querystring: { format?: string } }>>();
    const { policy } = formatOf(diagramFormat(query.format, headers.accept));
    if (policy !== undefined) void http.getResponse<FastifyReply>().header('content-security-policy', policy);
    return next.handle();
  }
}
