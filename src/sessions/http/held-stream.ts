import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { HeldRequests } from '../../common/http';

/**
 * A stream of server-sent events that lasts until its end, until the client has gone, or until the service goes.
 * @param textOf makes the events; its signal is aborted when nobody wants them any more
 */
export function heldStream(
  held: HeldRequests,
  reply: FastifyReply,
  textOf: (signal: AbortSignal) => AsyncIterable<string>,
): StreamableFile {
  const stream = Readable.from(heldText(held, reply, textOf), { objectMode: false });
  return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
}

async function* heldText(
  held: HeldRequests,
  reply: FastifyReply,
  textOf: (signal: AbortSignal) => AsyncIterable<string>,
): AsyncGenerator<string, void> {
  const { signal, release } = held.begin(reply);
  try {
    yield* textOf(signal);
  } finally {
    release();
  }
}

/** Headers of every stream: no cache keeps it, and no proxy waits for its end. */
export const STREAM_HEADERS = {
  'cache-control': 'no-cache',
  vary: 'Accept, Last-Event-ID, Authorization',
  'x-accel-buffering': 'no',
} as const;
