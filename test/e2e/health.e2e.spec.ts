import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../src/storage';
import { startTestApp } from '../support/app';

describe('health', () => {
  let app: NestFastifyApplication;
  beforeEach(async () => {
    app = await startTestApp({ variables: { REEV_API_KEYS: 'a-secret-key-0123456789' } });
  });
  afterEach(() => app.close());

  const get = (url: string) => app.inject({ method: 'GET', url });

  it.each(['/health', '/api/v1/health'])('answers at %s as the original did', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as unknown,
      version: '0.1.0',
    });
  });

  it.each(['/health/live', '/health/startup', '/api/v1/health/live', '/api/v1/health/startup'])(
    'serves the probe %s without a key',
    async (url) => {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(answer.json()).toMatchObject({ status: 'ok' });
    },
  );

  it.each(['/health/ready', '/api/v1/health/ready'])('says at %s what is configured', async (url) => {
    const answer = await get(url);
    expect(answer.json()).toEqual({
      status: 'ok',
      details: {
        templates: { status: 'up', templates: 22, compiled: 0, hits: 0, misses: 0, hit_rate: 0 },
        store: { status: 'up', kind: 'sqlite' },
        queue: { status: 'up', waiting: 0, running: 0 },
        ledger: { status: 'up', kind: 'sandbox' },
        planner: { status: 'up', kind: 'grammar' },
      },
    });
    expect(answer.body).not.toContain('secret');
  });

  it('is not ready when the store is gone, and says so without its reasons', async () => {
    await app.get(Database, { strict: false }).close();
    const answer = await get('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'retry-after': '5',
    });
    expect(answer.json()).toMatchObject({
      code: 'not_ready',
      retryable: true,
      errors: [{ field: 'store', message: 'The store cannot serve now.' }],
    });
    expect((await get('/health')).statusCode).toBe(200);
  });
});
