import { Injectable } from '@nestjs/common';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AccessConfig } from '../config';

/** What is left of a caller's quota. */
export interface QuotaState {
  readonly isExceeded: boolean;
  /** Requests that are left in the window. */
  readonly remaining: number;
  /** Milliseconds until the window ends. */
  readonly resetMs: number;
}

/** How many requests each caller may send in a window of time. Counted in this process. */
@Injectable()
export class RequestQuota {
  private readonly limiter: RateLimiterMemory | undefined;

  constructor(private readonly config: AccessConfig) {
    const { rateLimit: points, rateWindowSeconds: duration } = config;
    if (points > 0) this.limiter = new RateLimiterMemory({ points, duration });
  }

  /** `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-10); `undefined`: there is no limit. */
  get policy(): string | undefined {
    const { rateLimit, rateWindowSeconds } = this.config;
    return this.limiter && `"default";q=${rateLimit};w=${rateWindowSeconds}`;
  }

  /** Counts a request. @returns `undefined` when there is no limit */
  async take(caller: string): Promise<QuotaState | undefined> {
    return this.limiter && this.stateOf(await this.limiter.penalty(caller, 1));
  }

  /** Takes a request back that cost nothing. */
  async giveBack(caller: string): Promise<QuotaState | undefined> {
    return this.limiter && this.stateOf(await this.limiter.reward(caller, 1));
  }

  private stateOf(counted: { readonly consumedPoints: number; readonly msBeforeNext: number }): QuotaState {
    const { rateLimit } = this.config;
    const left = rateLimit - Math.max(0, counted.consumedPoints);
    return { isExceeded: left < 0, remaining: Math.max(0, left), resetMs: counted.msBeforeNext };
  }
}
