import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, of } from 'rxjs';
import { Clock } from '../clock';
import { HeldRequests, readPreference } from '../http';
import { matchesEtag } from './matches-etag';
import { PollSource, type PollState } from './poll-source';

const RUNNING = 'private, no-cache';
/** A year: what is finished never changes. */
const FINISHED = 'private, max-age=31536000, immutable';

/**
 * Caching headers for every polling route, and 304 without building a body (RFC 9110 §13, RFC 9111). `Retry-After` only
 * while the resource is unfinished. With `Prefer: wait=N` (RFC 7240 §4.3) an answer that would tell the client nothing new
 * is held until there is something new, or for N seconds.
 */
@Injectable()
export class PollingInterceptor implements NestInterceptor {
  constructor(
    private readonly source: PollSource,
    private readonly held: HeldRequests,
    private readonly clock: Clock,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const state = await this.stateFor(request, reply);
    if (state === undefined) return next.handle();
    setHeaders(reply, state);
    if (!isUnchanged(request, state)) return next.handle();
    void reply.status(304);
    return of(undefined);
  }

  private async stateFor(request: FastifyRequest, reply: FastifyReply): Promise<PollState | undefined> {
    const state = await this.source.stateFor(request);
    const { wait } = readPreference(request.headers.prefer);
    if (state === undefined || wait === undefined) return state;
    void reply.header('preference-applied', `wait=${wait}`);
    if (state.intervalSeconds === undefined || isNews(request, state)) return state;
    const { signal, release } = this.held.begin(reply);
    await this.untilChanged(state, wait, signal).finally(release);
    return this.source.stateFor(request);
  }

  private async untilChanged(state: PollState, seconds: number, letGo: AbortSignal): Promise<void> {
    const over = new AbortController();
    const ended = AbortSignal.any([letGo, over.signal]);
    await Promise.race([state.untilChanged(ended), this.clock.sleep(seconds * 1_000, ended)]);
    over.abort();
  }
}

/** Does the client say that it has another state than this? One that does not say waits for the next. */
function isNews(request: FastifyRequest, state: PollState): boolean {
  return request.headers['if-none-match'] !== undefined && !isUnchanged(request, state);
}

function setHeaders(reply: FastifyReply, state: PollState): void {
  void reply.headers({
    etag: state.etag,
    'cache-control': state.isFinished ? FINISHED : RUNNING,
    vary: 'Accept, Prefer, Authorization',
    'last-modified': httpDate(state.lastModified),
    'x-polling-recommendation': state.recommendation,
  });
  if (state.intervalSeconds === undefined) return;
  void reply.headers({ 'retry-after': state.intervalSeconds, 'x-poll-interval': state.intervalSeconds });
}

/** `If-None-Match` beats `If-Modified-Since`. */
function isUnchanged({ headers }: FastifyRequest, state: PollState): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return matchesEtag(tags, state.etag);
  const since = headers['if-modified-since'];
  if (since === undefined) return false;
  return Math.floor(state.lastModified / 1000) * 1000 <= Date.parse(since);
}

let latestDate = { seconds: -1, text: '' };

/** IMF-fixdate (RFC 9110 §5.6.7). */
function httpDate(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (latestDate.seconds !== seconds) latestDate = { seconds, text: new Date(seconds * 1000).toUTCString() };
  return latestDate.text;
}
