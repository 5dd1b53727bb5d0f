import type { FastifyRequest } from 'fastify';

/** What a conditional answer needs to know of a resource before anybody builds its body. */
export interface PollState {
  /** Strong entity tag with its quotes, from a revision that only grows; never from the clock. */
  readonly etag: string;
  /** Milliseconds since the Unix epoch. */
  readonly lastModified: number;
  /** Will it never change again? */
  readonly isFinished: boolean;
  /** Does nothing happen until the client does something? */
  readonly needsClient: boolean;
  /** Seconds after which asking again is worth while; absent when it is finished. */
  readonly intervalSeconds?: number;
  /** The same in a sentence. */
  readonly recommendation: string;
  /** `Content-Security-Policy` of the representation, where it has its own; sent with a 304 too: caches take it over. */
  readonly policy?: string;
  /** What the handler answers for this state, where it is kept; as JSON. Absent: the handler makes it. */
  readonly body?: () => Buffer | undefined;
  /** Resolves once the resource is in another state than this, or the signal is aborted. */
  readonly untilChanged: (signal: AbortSignal) => Promise<void>;
}

/** Finds the state of the resource that a request is for, cheaply. */
export abstract class PollSource {
  /** @returns at once when it is in memory; `undefined` when there is no such resource: the handler says so */
  abstract stateFor(request: FastifyRequest): PollState | undefined | Promise<PollState | undefined>;
}
