import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';

const KEY = 'a-secret-key-0123456789';
const GUARDED = '/api/v1/executions/none/stop';

describe('API keys', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_API_KEYS: `another-key-0123456789,${KEY}` } });
  });
  afterAll(() => app.close());

  const post = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url, headers });

  it.each([[{ authorization: `Bearer ${KEY}` }], [{ 'x-api-key': KEY }]])(
    'open the API: %j',
    async (headers) => {
      expect((await post(GUARDED, headers)).json()).toMatchObject({ code: 'execution_not_found' });
    },
  );

  it.each([
    ['none is sent', GUARDED, {}],
    ['it is another', GUARDED, { 'x-api-key': 'wrong' }],
    ['the path is spelt differently', '/%61pi/v1/executions/none/stop', {}],
    ['there is a query', `${GUARDED}?key=${KEY}`, {}],
  ])('close it when %s', async (_case, url, headers) => {
    const answer = await post(url, headers);
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="reev"');
    expect(answer.json()).toMatchObject({ code: 'unauthorized', retryable: false });
  });

  it('are asked for before the body is read', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      headers: { 'content-type': 'application/json' },
      payload: '{"prompt":',
    });
    expect(answer.json()).toMatchObject({ code: 'unauthorized' });
  });

  it.each(['/health', '/api/v1/health/live', '/api/docs-json'])('are not asked for at %s', async (url) => {
    expect((await app.inject({ method: 'GET', url })).statusCode).toBe(200);
  });

  it('are named in the OpenAPI document', async () => {
    const { paths } = (await app.inject({ method: 'GET', url: '/api/docs-json' })).json<{
      paths: Record<string, { get: { security: unknown } }>;
    }>();
    expect(paths['/api/v1/benchmarks']?.get.security).toEqual([{ bearer: [] }, { 'x-api-key': [] }]);
    expect(paths['/health']?.get.security).toEqual([]);
  });

  it('let browsers ask first', async () => {
    const answer = await app.inject({
      method: 'OPTIONS',
      url: GUARDED,
      headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'POST' },
    });
    const allowed = answer.headers['access-control-allow-origin'];
    expect([answer.statusCode, allowed]).toEqual([204, 'http://localhost:5173']);
    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });
});
