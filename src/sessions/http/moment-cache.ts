import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesEtag } from '../../common/interceptors';
import type { ExecutionSnapshot } from '../../domain';
import { isFinished } from '../../domain';
import { type DiagramFormat, diagramTag } from './diagram-format';
import { etagOf } from './etag-of';

/** A past state that was asked for by its revision. */
export interface PastState {
  /** What the request called it. */
  readonly id: string;
  readonly execution: ExecutionSnapshot;
  readonly newest: ExecutionSnapshot;
  readonly format: DiagramFormat;
}

/**
 * Sets the caching headers of a past state, which never changes; only the page and the JSON tell what is around it.
 * @returns whether the client has it already: the answer is then 304 without a body
 */
export function answersFromCache(request: FastifyRequest, reply: FastifyReply, past: PastState): boolean {
  const { id, execution, newest, format } = past;
  const tellsMore = format === 'html' || format === 'json';
  const isFixed = execution.executionId === id && (!tellsMore || isFinished(newest.status));
  const around = tellsMore ? `@${newest.revision}` : '';
  const etag = etagOf(execution, `${diagramTag(format)};past${around}`);
  void reply.headers({
    etag,
    'cache-control': isFixed ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    vary: 'Accept, Prefer, Authorization',
    'last-modified': new Date(execution.updatedAt).toUTCString(),
  });
  const known = request.headers['if-none-match'];
  if (known === undefined || !matchesEtag(known, etag)) return false;
  void reply.status(304);
  return true;
}
