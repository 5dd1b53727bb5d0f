import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchesEtag } from '../../common/polling';
import type { ExecutionSnapshot } from '../../domain';
import { isFinished } from '../../domain';
import { type FormatName, formatOf } from '../diagrams/formats';
import { etagOf } from './etag-of';

/** A past state that was asked for by its revision. */
export interface PastState {
  /** What the request called it. */
  readonly id: string;
  readonly execution: ExecutionSnapshot;
  readonly newest: ExecutionSnapshot;
  readonly format: FormatName;
}

/**
 * Sets the caching headers of a past state, which never changes; what some formats show around it does.
 * @returns whether the client has it already: the answer is then 304 without a body
 */
export function answersFromCache(request: FastifyRequest, reply: FastifyReply, past: PastState): boolean {
  const { id, execution, newest, format } = past;
  const { shows, tag } = formatOf(format);
  const tellsMore = shows !== 'state';
  const isFixed = execution.executionId === id && (!tellsMore || isFinished(newest.status));
  const around = tellsMore ? `@${newest.revision}` : '';
  const etag = etagOf(execution, `${tag};past${around}`);
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
