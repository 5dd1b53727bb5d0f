import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';

const HTML = '<!doctype html><title>reev</title><script type="module" src="/console/index-a1.js"></script>';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';

describe('the files of the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reev-console-'));
  let app: NestFastifyApplication;

  beforeAll(async () => {
    mkdirSync(join(folder, 'console'));
    writeFileSync(join(folder, 'index.html'), HTML);
    writeFileSync(join(folder, 'console', 'index-a1.js'), 'export {};');
    writeFileSync(join(folder, 'secret.txt'), 'outside');
    app = await startTestApp({ consoleFolder: folder, variables: { REEV_API_KEYS: 'k'.repeat(32) } });
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });

  it('shows the console at the root to a browser, without a key', async () => {
    const answer = await get('/', { accept: BROWSER });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe(HTML);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: expect.stringMatching(/^Accept, Origin/) as string,
    });
  });

  it('lets the page run and wear its own files, and speak with its own service alone', async () => {
    const { headers } = await get('/', { accept: BROWSER });
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src data:; " +
        "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it('answers 304 to a browser that has the page', async () => {
    const { etag = '' } = (await get('/', { accept: BROWSER })).headers;
    const again = await get('/', { accept: BROWSER, 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  it.each([
    ['no wish', {}],
    ['any type', { accept: '*/*' }],
    ['JSON', { accept: 'application/json' }],
  ])('answers a client with %s at the root as at any path that is no route', async (_, headers) => {
    const [root, other] = [await get('/', headers), await get('/nowhere', headers)];
    expect(root.statusCode).toBe(404);
    expect(root.json()).toMatchObject({ code: 'not_found', detail: 'There is no route GET /.' });
    expect(root.headers['content-type']).toBe(other.headers['content-type']);
  });

  it('keeps files by their names for good', async () => {
    const { statusCode, headers } = await get('/console/index-a1.js');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['/console/../secret.txt', '/console/%2e%2e/secret.txt', '/console/secret.txt', '/console/'])(
    'serves nothing else: %s',
    async (url) => {
      const { statusCode, body } = await get(url);
      expect(statusCode).toBe(404);
      expect(body).not.toContain('outside');
    },
  );

  it('serves no console where none is built', async () => {
    const bare = await startTestApp({ consoleFolder: join(folder, 'nowhere') });
    const { statusCode } = await bare.inject({ url: '/', headers: { accept: BROWSER } });
    expect(statusCode).toBe(404);
    await bare.close();
  });
});
