import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet, runFlow } from '../support/flows';
import { ApiDocument } from '../support/open-api';

const FOREIGN = 'https://evil.example';
const LOCAL = 'http://localhost:5173';

describe('pages of other origins', () => {
  let app: NestFastifyApplication | undefined;
  afterEach(() => app?.close());

  const started = async (variables: Record<string, string> = {}) => (app = await startTestApp({ variables }));
  const allowedTo = async (origin: string, url = '/api/v1/agents') => {
    const { headers } = await (app as NestFastifyApplication).inject({ url, headers: { origin } });
    return headers['access-control-allow-origin'];
  };

  it('may call the service from this machine only', async () => {
    await started();
    const local = [
      LOCAL,
      'https://localhost',
      'http://127.0.0.1:8080',
      'http://[::1]:3000',
      'http://a.localhost',
    ];
    for (const origin of local) expect(await allowedTo(origin)).toBe(origin);
    const foreign = [
      FOREIGN,
      'null',
      'http://localhost.evil.example',
      'http://127.0.0.1.evil.example',
      'http://evil.example:3000',
      'http://evillocalhost',
      'http://localhost:5173.evil.example',
      'file://localhost',
    ];
    for (const origin of foreign) expect(await allowedTo(origin)).toBeUndefined();
  });

  it('may be named, and then no others may, or be all', async () => {
    await started({ REEV_CORS_ORIGINS: 'https://app.example, https://other.example:8443' });
    expect(await allowedTo('https://app.example')).toBe('https://app.example');
    expect(await allowedTo('https://other.example:8443')).toBe('https://other.example:8443');
    expect(await allowedTo('https://app.example:8443')).toBeUndefined();
    expect(await allowedTo(LOCAL)).toBeUndefined();
    await app?.close();
    await started({ REEV_CORS_ORIGINS: '*' });
    expect(await allowedTo(FOREIGN)).toBe('*');
  });

  it('may use every method that a route takes', async () => {
    const service = await started();
    const { operations } = await ApiDocument.of(service);
    const methods = new Set(operations.map(({ method }) => method));
    for (const method of methods) {
      const { statusCode, headers } = await service.inject({
        method: 'OPTIONS',
        url: '/api/v1/sandbox/wallets/x',
        headers: {
          origin: LOCAL,
          'access-control-request-method': method,
          'access-control-request-headers': 'content-type,x-api-key,if-match,idempotency-key,prefer',
        },
      });
      expect(statusCode).toBe(204);
      expect(String(headers['access-control-allow-methods']).split(/, */)).toContain(method);
      expect(headers['access-control-allow-headers']).toContain('x-api-key');
    }
  });

  it('read refusals as well, and the headers that they need', async () => {
    const service = await started({ REEV_API_KEYS: 'a-secret-key-0123456789' });
    const { statusCode, headers } = await service.inject({
      url: '/api/v1/agents',
      headers: { origin: LOCAL },
    });
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([401, LOCAL]);
    const exposed = String(headers['access-control-expose-headers']).split(/, */);
    expect(exposed).toEqual(
      expect.arrayContaining([
        'ETag',
        'Location',
        'Retry-After',
        'RateLimit',
        'RateLimit-Policy',
        'X-Poll-Interval',
      ]),
    );
  });

  it('share no cached answer', async () => {
    const service = await started();
    const { execution_id: id } = await runFlow(service, 'swap 1 SOL to USDC', freshWallet());
    for (const path of [`/executions/${id}`, `/flows/${id}?at=1`, `/executions/${id}/events`]) {
      const { headers } = await service.inject({ url: `/api/v1${path}`, headers: { origin: LOCAL } });
      const varies = String(headers['vary']).split(/, */);
      expect(varies).toEqual(expect.arrayContaining(['Authorization', 'X-Api-Key', 'Origin']));
    }
  });
});
