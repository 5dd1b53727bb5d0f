import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { captureLog, startTestApp } from '../support/app';

describe('the request log', () => {
  const log = captureLog();
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await startTestApp({ imports: [log.module], variables: { LOG_LEVEL: 'debug' } });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    log.lines.length = 0;
  });

  const LEVELS = { debug: 20, info: 30, warn: 40 } as const;

  it.each([
    ['a plain request', 'GET', '/api/docs-json', 'info', 200],
    ['an unknown path', 'GET', '/api/v1/nowhere', 'info', 404],
    ['a refused method', 'DELETE', '/api/v1/flows/plan', 'info', 405],
    ['a refused body', 'POST', '/api/v1/flows/plan', 'info', 400],
    ['a path beside the prefix', 'GET', '/nowhere', 'info', 404],
    ['a path that cannot be read', 'GET', '/%', 'info', 400],
    ['a probe', 'GET', '/health/live', 'debug', 200],
  ] as const)('has one line for %s', async (_case, method, path, level, status) => {
    await app.inject({ method, url: path });
    expect(log.lines).toEqual([
      expect.objectContaining({
        level: LEVELS[level],
        request_id: expect.any(String) as unknown,
        method,
        path,
        status,
        duration_ms: expect.any(Number) as unknown,
      }),
    ]);
  });

  it('names the request as its answer does', async () => {
    const answer = await app.inject({ method: 'GET', url: '/nowhere', headers: { 'x-request-id': 'job-7' } });
    expect(answer.headers['x-request-id']).toBe('job-7');
    expect(log.lines).toEqual([expect.objectContaining({ request_id: 'job-7' })]);
  });

  it('holds no secret that a request carries', async () => {
    const headers = { authorization: 'Bearer hunter2', 'x-api-key': 'hunter2', cookie: 'session=hunter2' };
    await app.inject({ method: 'GET', url: '/nowhere?api_key=hunter2', headers });
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('hunter2');
  });

  it('blots out secrets in what we log ourselves', () => {
    app
      .get(Logger)
      .log({ headers: { cookie: 'hunter2' }, password: 'hunter2', agent: { api_key: 'hunter2' } });
    expect(log.lines).toHaveLength(1);
    expect(JSON.stringify(log.lines)).not.toContain('hunter2');
  });
});
