import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, catchError, of } from 'rxjs';
import { Clock } from '../clock';
import { HeldRequests, readPreference } from '../http';
import { matchesEtag } from './matches-etag';
import { PollSource, type PollState } from './poll-source';

const RUNNING = 'private, no-cache';
/** A year: what is finished never changes. */
const FINISHED = 'private, max-age=31536000, immutable';
/** Headers that speak of the resource. */
const DESCRIPTIVE = ['etag', 'last-modified', 'retry-after', 'x-poll-interval', 'x-polling-recommendation'];

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
    setHeaders(reply, state, this.clock.now());
    if (!this.isUnchanged(request, state))
      return next.handle().pipe(catchError((error) => refused(reply, error)));
    void reply.status(304);
    return of(undefined);
  }

  private async stateFor(request: FastifyRequest, reply: FastifyReply): Promise<PollState | undefined> {
    const state = await this.source.stateFor(request);
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
    if (since === undefined || !isSettled(state, this.clock.now())) return false;
    return secondOf(state.lastModified) * 1_000 <= Date.parse(since);
  }
}

function setHeaders(reply: FastifyReply, state: PollState, now: number): void {
  const { lastModified } = state;
  void reply.headers({
    etag: state.etag,
    'cache-control': state.isFinished ? FINISHED : RUNNING,
    vary: 'Accept, Prefer, Authorization',
    'last-modified': httpDate(secondOf(lastModified) - (isSettled(state, now) ? 0 : 1)),
    'x-polling-recommendation': state.recommendation,
  });
  if (state.intervalSeconds === undefined) return;
  void reply.headers({ 'retry-after': state.intervalSeconds, 'x-poll-interval': state.intervalSeconds });
}

/** What was said of the resource is not true of the problem that is answered instead: nobody may keep that for a year. */
function refused(reply: FastifyReply, error: unknown): never {
  for (const name of DESCRIPTIVE) void reply.removeHeader(name);
  void reply.header('cache-control', 'no-store');
  throw error;
}

/**
 * Can nothing more happen in the second of the last change? Until then its date does not tell two states apart:
 * it does not count, and the second before is given, after which something did change.
 */
function isSettled({ isFinished, lastModified }: PollState, now: number): boolean {
  return isFinished || secondOf(now) > secondOf(lastModified);
}

function secondOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}

let latestDate = { seconds: -1, text: '' };

/** IMF-fixdate (RFC 9110 §5.6.7). */
function httpDate(seconds: number): string {
  if (latestDate.seconds !== seconds) latestDate = { seconds, text: new Date(seconds * 1_000).toUTCString() };
  return latestDate.text;
}
