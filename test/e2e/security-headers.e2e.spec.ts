import { request } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type Chromium, findChromium } from '../support/chromium';
import { freshWallet, runFlow } from '../support/flows';
import { HttpClient } from '../support/http-client';

const chromium: Chromium | undefined = findChromium();
const inBrowser = chromium === undefined ? it.skip : it;
if (chromium === undefined)
  process.stderr.write('Pages are not opened in a browser: Chromium is not installed.\n');

jest.setTimeout(120_000);

describe('security headers', () => {
  let app: NestFastifyApplication;
  let client: HttpClient;
  let executionId: string;
  beforeAll(async () => {
    app = await startTestApp();
    client = await HttpClient.listen(app);
    ({ execution_id: executionId } = await runFlow(app, 'swap 1 SOL to USDC', freshWallet()));
  });
  afterAll(() => app.close());

  /** As it is on the wire, also for targets that no client library would send. */
  const headersOf = (target: string, method = 'GET') =>
    new Promise<NodeJS.Dict<string | string[]>>((resolve, reject) => {
      const sent = request(client.origin, { method, path: target }, (answer) => {
        answer.resume().once('end', () => resolve(answer.headers));
      });
      sent.once('error', reject).end();
    });

  it.each([
    ['an answer', '/api/v1/agents', 'GET'],
    ['a route that does not exist', '/nothing', 'GET'],
    ['a method that is not taken', '/api/v1/agents', 'DELETE'],
    ['a target that cannot be read', '/api/v1/%zz', 'GET'],
    ['the metrics', '/metrics', 'GET'],
    ['Swagger UI', '/api/docs', 'GET'],
  ])('are on %s', async (_case, target, method) => {
    const headers = await headersOf(target, method);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-site',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  inBrowser('let Swagger UI work', async () => {
    const { dom, violations } = await (chromium as Chromium).open(`${client.origin}/api/docs`);
    expect(violations).toEqual([]);
    expect(dom).toContain('id="operations-flows-');
    expect(dom.match(/class="opblock /g)?.length).toBeGreaterThan(20);
  });

  inBrowser('let the page of a flow work', async () => {
    const page = `${client.origin}/api/v1/flows/${executionId}?format=html`;
    const { dom, violations } = await (chromium as Chromium).open(page);
    expect(violations).toEqual([]);
    expect(dom).toContain('Completed');
  });
});
