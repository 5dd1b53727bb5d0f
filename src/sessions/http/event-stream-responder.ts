import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HeldRequests } from '../../common/http';
import { AppError, type ExecutionSnapshot, isFinished } from '../../domain';
import { EventStream } from './event-stream';
import { STREAM_HEADERS, heldStream } from './held-stream';

/** What a revision may look like. */
const REVISION = /^\d{1,9}$/;

/** Answers requests for server-sent events. */
@Injectable()
export class EventStreamResponder {
  constructor(
    private readonly events: EventStream,
    private readonly held: HeldRequests,
  ) {}

  /**
   * @param lastEventId what the client has (`Last-Event-ID`); beats `since`
   * @returns the stream, or nothing (204) for a client that has everything: it need not connect again
   * @throws {AppError} `invalid_request`
   */
  respond(
    { executionId, status, revision }: ExecutionSnapshot,
    from: { readonly lastEventId: string | undefined; readonly since: number | undefined },
    reply: FastifyReply,
  ): StreamableFile | undefined {
    const known = from.lastEventId === undefined ? (from.since ?? 0) : revisionOf(from.lastEventId);
    // Of what has not happened nobody has anything: the next event is news to such a client too.
    const since = Math.min(known, revision);
    void reply.headers(STREAM_HEADERS);
    if (isFinished(status) && since >= revision) {
      void reply.status(204);
      return undefined;
    }
    return heldStream(this.held, reply, (signal) => this.events.after(executionId, since, signal));
  }
}

function revisionOf(lastEventId: string): number {
  if (REVISION.test(lastEventId)) return Number(lastEventId);
  const message = 'Last-Event-ID must be the id of an event, a whole number.';
  throw new AppError('invalid_request', message, {
    suggestion: 'Leave it out to get all events.',
    errors: [{ field: 'Last-Event-ID', message }],
  });
}
