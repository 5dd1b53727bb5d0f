import type { FastifyReply } from 'fastify';
import type { PollState } from './poll-source';

const RUNNING = 'private, no-cache';
/** A year: what is finished never changes. */
const FINISHED = 'private, max-age=31536000, immutable';

/** In full, so that no hook has to add to it. */
const VARY = 'Accept, Prefer, Authorization, X-Api-Key, Origin, Accept-Encoding';

/** Says of what state an answer is, how long it holds, and when to ask again. `Retry-After` only while it is unfinished. */
export function setPollHeaders(reply: FastifyReply, state: PollState, now: number): void {
  const { lastModified, intervalSeconds, policy } = state;
  void reply.headers({
    etag: state.etag,
    'cache-control': state.isFinished ? FINISHED : RUNNING,
    vary: VARY,
    'last-modified': httpDate(secondOf(lastModified) - (isSettled(state, now) ? 0 : 1)),
    'x-polling-recommendation': state.recommendation,
  });
  if (policy !== undefined) void reply.header('content-security-policy', policy);
  if (intervalSeconds === undefined) return;
  void reply.headers({ 'retry-after': intervalSeconds, 'x-poll-interval': intervalSeconds });
}

/** Has the resource not changed since a date that a client was given? */
export function isUnchangedSince(state: PollState, since: string, now: number): boolean {
  return isSettled(state, now) && secondOf(state.lastModified) * 1_000 <= Date.parse(since);
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
