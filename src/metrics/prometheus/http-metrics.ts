import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Histogram, Registry } from 'prom-client';
import { HeldRequests } from '../../common/http';

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Polls are held for 25 s at most; streams last as long as their executions. */
const HELD_BUCKETS = [0.1, 1, 5, 10, 25, 60, 300, 1_800];
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Times requests by the pattern of their route, never by their path. Time for which an answer is held because its client
 * asked for that is no work, and is measured apart.
 */
@Injectable()
export class HttpMetrics {
  private readonly durations: Histogram<'method' | 'route' | 'status'>;
  private readonly holds: Histogram<'method' | 'route'>;

  constructor(
    registry: Registry,
    private readonly held: HeldRequests,
  ) {
    this.durations = new Histogram({
      name: 'reev_http_request_duration_seconds',
      help: 'From the arrival of a request to the end of its answer, without the time for which it was held.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers: [registry],
    });
    this.holds = new Histogram({
      name: 'reev_http_request_held_seconds',
      help: 'How long answers were held because their clients asked for that: Prefer: wait, and streams of events.',
      labelNames: ['method', 'route'],
      buckets: HELD_BUCKETS,
      registers: [registry],
    });
  }

  /** Called once for each answer. */
  observe(request: FastifyRequest, reply: FastifyReply): void {
    const method = METHODS.has(request.method) ? request.method : 'other';
    const route = request.routeOptions.url ?? 'none';
    const heldMs = this.held.heldMs(reply);
    const workMs = Math.max(0, reply.elapsedTime - (heldMs ?? 0));
    this.durations.observe({ method, route, status: reply.statusCode }, workMs / 1000);
    if (heldMs !== undefined) this.holds.observe({ method, route }, heldMs / 1000);
  }
}
