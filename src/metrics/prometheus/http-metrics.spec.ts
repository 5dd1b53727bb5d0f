import { EventEmitter } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Registry } from 'prom-client';
import { FakeClock } from '../../common/clock/clock.fake';
import { HeldRequests } from '../../common/http';
import { HttpMetrics } from './http-metrics';

const REQUEST = { method: 'GET', routeOptions: { url: '/executions/:id' } } as unknown as FastifyRequest;

describe('HttpMetrics', () => {
  const clock = new FakeClock();
  const held = new HeldRequests(clock);
  const replyOf = (elapsedTime: number) =>
    ({ raw: new EventEmitter(), elapsedTime, statusCode: 200 }) as unknown as FastifyReply;

  it('measures the time for which an answer was held apart from the work on it', async () => {
    const registry = new Registry();
    const metrics = new HttpMetrics(registry, held);
    const reply = replyOf(8_004);
    const { release } = held.begin(reply);
    clock.advance(8_000);
    release();
    metrics.observe(REQUEST, reply);
    metrics.observe(REQUEST, replyOf(6));
    const lines = (await registry.metrics()).split('\n');
    const value = (name: string) =>
      Number(
        lines
          .find((line) => line.startsWith(name))
          ?.split(' ')
          .at(-1),
      );
    expect(value('reev_http_request_duration_seconds_count')).toBe(2);
    expect(value('reev_http_request_duration_seconds_sum')).toBeCloseTo(0.01);
    expect(value('reev_http_request_held_seconds_count')).toBe(1);
    expect(value('reev_http_request_held_seconds_sum')).toBe(8);
  });
});
