import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type RequestGate, isGuarded } from '../common/http';
import type { ApiKey, Scope } from '../config';
import { AppError } from '../domain';
import { addressGroup } from './address-group';
import { apiKeyIn } from './api-key-in';
import { ANYBODY, callerWith, noteCaller } from './caller';
import { KeyRing } from './key-ring';
import { RequestQuota, type QuotaState } from './request-quota';
import { WrongKeys } from './wrong-keys';

/**
 * Lets requests in: by their key, its scopes and the quota of whoever sends them. Probes, figures for Prometheus and the
 * documentation are open to all and not counted.
 */
@Injectable()
export class AccessGate implements RequestGate {
  private readonly counted = new WeakMap<FastifyRequest, string>();

  constructor(
    private readonly keys: KeyRing,
    private readonly wrongKeys: WrongKeys,
    private readonly quota: RequestQuota,
  ) {}

  /** @throws {AppError} `unauthorized`, `insufficient_scope`, `too_many_requests` */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    // The pattern of the route and not the URL, which can be spelt in more than one way.
    if (!isGuarded(request.routeOptions.url ?? '')) return undefined;
    if (!this.keys.isOpen) return this.admitByKey(request, reply);
    noteCaller(request, ANYBODY);
    if (this.quota.policy === undefined) return undefined;
    return this.count(request, reply, `address ${addressGroup(request.ip)}`);
  }

  private async admitByKey(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const address = addressGroup(request.ip);
    const given = apiKeyIn(request.headers);
    const key = given === undefined ? undefined : this.keys.find(given);
    const waitMs = given === undefined ? 0 : this.wrongKeys.waitMs(address, key);
    if (given === undefined || key === undefined || waitMs > 0) {
      await this.count(request, reply, `address ${address}`);
      throw this.refused(given, address, waitMs);
    }
    this.wrongKeys.noteRight(address, key);
    const caller = callerWith(key, given);
    await this.count(request, reply, `key ${JSON.stringify(caller.identity)}`);
    assertScope(reply, key, scopeOf(request));
    noteCaller(request, caller);
  }

  /** An answer that tells the client nothing new costs it nothing. */
  settle(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    if (reply.statusCode !== 304) return undefined;
    const caller = this.counted.get(request);
    if (caller === undefined) return undefined;
    this.counted.delete(request);
    return this.giveBack(reply, caller);
  }

  private async giveBack(reply: FastifyReply, caller: string): Promise<void> {
    setQuotaHeader(reply, await this.quota.giveBack(caller));
  }

  private async count(request: FastifyRequest, reply: FastifyReply, caller: string): Promise<void> {
    const { policy } = this.quota;
    const state = await this.quota.take(caller);
    if (policy === undefined || state === undefined) return;
    this.counted.set(request, caller);
    void reply.header('ratelimit-policy', policy);
    setQuotaHeader(reply, state);
    if (!state.isExceeded) return;
    throw new AppError('too_many_requests', 'The quota of requests is used up; RateLimit-Policy states it.', {
      retryAfterMs: state.resetMs,
      suggestion:
        'Poll with If-None-Match, which costs nothing while there is no news, or with Prefer: wait.',
    });
  }

  /** While an address has to wait, a right key is answered as a wrong one. */
  private refused(given: string | undefined, address: string, waitMs: number): AppError {
    if (waitMs > 0)
      return new AppError('too_many_requests', 'Too many wrong API keys came from this address.', {
        retryAfterMs: waitMs,
        suggestion: 'Check the key before you send it again.',
      });
    if (given !== undefined) this.wrongKeys.noteWrong(address);
    return new AppError('unauthorized', given === undefined ? NO_KEY : UNKNOWN_KEY, {
      suggestion: 'Send a configured key as "Authorization: Bearer <key>" or as "x-api-key: <key>".',
    });
  }
}

const NO_KEY = 'The request carries no API key.';
const UNKNOWN_KEY = 'The API key is not one of those configured.';

function setQuotaHeader(reply: FastifyReply, state: QuotaState | undefined): void {
  if (state === undefined) return;
  const seconds = Math.ceil(state.resetMs / 1_000);
  void reply.header('ratelimit', `"default";r=${state.remaining};t=${seconds}`);
}

/** A route that declares none is an administrator's. */
function scopeOf({ routeOptions }: FastifyRequest): Scope {
  return (routeOptions.config as { readonly scope?: Scope }).scope ?? 'admin';
}

/** @throws {AppError} `insufficient_scope` */
function assertScope(reply: FastifyReply, { scopes }: ApiKey, needed: Scope): void {
  if (scopes.has(needed) || scopes.has('admin')) return;
  void reply.header('www-authenticate', `Bearer realm="reev", error="insufficient_scope", scope="${needed}"`);
  const has = [...scopes].join(', ');
  throw new AppError('insufficient_scope', `The route needs the scope ${needed}; the API key has ${has}.`, {
    suggestion: 'Use a key with that scope; "reev keys new" makes one.',
  });
}
