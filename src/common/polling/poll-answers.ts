import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, preHandlerHookHandler } from 'fastify';
import { Clock } from '../clock';
import { HeldRequests, readPreference } from '../http';
import { matchesEtag } from './matches-etag';
import { isUnchangedSince, setPollHeaders } from './poll-headers';
import { PollSource, type PollState } from './poll-source';

const JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Caching headers for every polling route, and 304 without building a body (RFC 9110 §13, RFC 9111). With `Prefer: wait=N`
 * (RFC 7240 §4.3) an answer that would tell the client nothing new is held until there is something new, or for N seconds.
 * Works before the framework does: a 304, or a body that is kept, runs neither a handler nor anything around that.
 */
@Injectable()
export class PollAnswers {
  constructor(
    private readonly source: PollSource,
    private readonly held: HeldRequests,
    private readonly clock: Clock,
  ) {}

  /** Called once, before the routes are registered. */
  watch(fastify: FastifyInstance): void {
    fastify.addHook('onRoute', (route) => {
      const { isPolled = false } = (route.config ?? {}) as { readonly isPolled?: boolean };
      if (isPolled) route.preHandler = [...[route.preHandler ?? []].flat(), this.beforeHandler];
    });
  }

  private readonly beforeHandler: preHandlerHookHandler = (request, reply, done) => {
    const state = this.source.stateFor(request);
    const isAtHand = !(state instanceof Promise);
    if (isAtHand && request.headers.prefer === undefined) return this.describe(request, reply, state, done);
    this.worthTelling(request, reply, state).then((late) => this.describe(request, reply, late, done), done);
  };

  /** Answers 304 or the body that is kept, or leaves the body to the handler. */
  private describe(
    request: FastifyRequest,
    reply: FastifyReply,
    state: PollState | undefined,
    done: () => void,
  ): void {
    if (state === undefined) return done();
    setPollHeaders(reply, state, this.clock.now());
    if (this.isUnchanged(request, state)) return void reply.status(304).send();
    const body = state.body?.();
    if (body === undefined) done();
    else void reply.type(JSON_TYPE).send(body);
  }

  /** The state that was found, or with `Prefer: wait` the next one that is news to the client. */
  private async worthTelling(
    request: FastifyRequest,
    reply: FastifyReply,
    found: PollState | undefined | Promise<PollState | undefined>,
  ): Promise<PollState | undefined> {
    const state = await found;
    const { wait } = readPreference(request.headers.prefer);
    if (state === undefined || wait === undefined) return state;
    void reply.header('preference-applied', `wait=${wait}`);
    if (state.intervalSeconds === undefined || this.isNews(request, state)) return state;
    const { signal, release } = this.held.begin(reply);
    await this.untilChanged(state, wait, signal).finally(release);
    return this.source.stateFor(request);
  }

  private async untilChanged(state: PollState, seconds: number, letGo: AbortSignal): Promise<void> {
    const over = new AbortController();
    const ended = AbortSignal.any([letGo, over.signal]);
    try {
      await Promise.race([state.untilChanged(ended), this.clock.sleep(seconds * 1_000, ended)]);
    } finally {
      over.abort();
    }
  }

  /**
   * Does the client have another state than this? One that does not say waits for the next, unless there is none before it
   * does something itself.
   */
  private isNews(request: FastifyRequest, state: PollState): boolean {
    const saysWhatItHas = request.headers['if-none-match'] !== undefined || state.needsClient;
    return saysWhatItHas && !this.isUnchanged(request, state);
  }

  /** `If-None-Match` beats `If-Modified-Since`. */
  private isUnchanged({ headers }: FastifyRequest, state: PollState): boolean {
    const tags = headers['if-none-match'];
    if (tags !== undefined) return matchesEtag(tags, state.etag);
    const since = headers['if-modified-since'];
    return since !== undefined && isUnchangedSince(state, since, this.clock.now());
  }
}
