import type { FastifyReply } from 'fastify';

/** Aborted when the client goes away before it was answered: nobody waits for a model then. */
export function callerSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
