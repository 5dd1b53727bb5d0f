import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type FlowStatusBody, freshWallet, runFlow } from '../support/flows';

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync } as const;

describe('compressed answers', () => {
  let app: NestFastifyApplication;
  let flow: FlowStatusBody;

  beforeAll(async () => {
    app = await startTestApp();
    flow = await runFlow(app, 'swap 1 SOL to USDC, then lend it', freshWallet());
  });
  afterAll(() => app.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1${path}`, headers });
  const status = () => `/executions/${flow.execution_id}`;

  it.each([
    ['gzip', 'gzip'],
    ['br', 'gzip, br'],
    ['gzip', 'br;q=0, gzip'],
  ] as const)('are in %s for who accepts %s', async (coding, accepted) => {
    const plain = await get(status());
    const packed = await get(status(), { 'accept-encoding': accepted });
    expect(packed.headers['content-encoding']).toBe(coding);
    expect(packed.headers['vary']).toContain('Accept-Encoding');
    expect(UNPACK[coding](packed.rawPayload)).toEqual(plain.rawPayload);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    const again = await get(status(), { 'accept-encoding': accepted });
    expect([again.headers['etag'], again.headers['content-encoding']]).toEqual([
      packed.headers['etag'],
      coding,
    ]);
    expect(again.rawPayload).toEqual(packed.rawPayload);
  });

  it.each(['executions', 'flows', 'benchmarks/dynamic-flow/status', 'transaction-logs'])(
    'have a tag of their own, and each tag is worth a 304 that names it: %s',
    async (route) => {
      const path = `/${route}/${flow.execution_id}`;
      const plain = await get(path);
      const packed = await get(path, { 'accept-encoding': 'gzip' });
      const tags = [plain, packed].map(({ headers }) => String(headers['etag']));
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(tags[1]).toBe(String(tags[0]).replace(/"$/, ';gzip"'));
      for (const tag of tags) {
        const known = await get(path, { 'accept-encoding': 'gzip', 'if-none-match': `"other", W/${tag}` });
        expect([known.statusCode, known.headers['etag'], known.body]).toEqual([304, tag, '']);
        expect(known.headers['content-encoding']).toBeUndefined();
        expect(known.headers['vary']).toBe(packed.headers['vary']);
      }
      const other = await get(path, { 'accept-encoding': 'gzip', 'if-none-match': '"other;gzip"' });
      expect(other.statusCode).toBe(200);
    },
  );

  it('are good for If-Match, as the plain ones are', async () => {
    const packed = await get(status(), { 'accept-encoding': 'gzip' });
    const url = `/api/v1/executions/${flow.execution_id}/stop`;
    const headers = { 'if-match': String(packed.headers['etag']) };
    expect((await app.inject({ method: 'POST', url, headers })).json()).toMatchObject({
      code: 'execution_finished',
    });
  });

  it('are not made of streams of events, nor of what is small', async () => {
    const accepted = { 'accept-encoding': 'gzip' };
    const events = await get(`${status()}/events`, { ...accepted, accept: 'text/event-stream' });
    expect([events.statusCode, events.headers['content-encoding']]).toEqual([200, undefined]);
    expect((await get('/health', accepted)).headers['content-encoding']).toBeUndefined();
  });

  it('past states keep their tags apart, too', async () => {
    const path = `/flows/${flow.execution_id}?at=${flow.revision}`;
    const packed = await get(path, { 'accept-encoding': 'br' });
    expect(packed.headers).toMatchObject({ etag: expect.stringMatching(/;br"$/) as unknown });
    const known = await get(path, {
      'accept-encoding': 'br',
      'if-none-match': String(packed.headers['etag']),
    });
    expect([known.statusCode, known.headers['etag']]).toEqual([304, packed.headers['etag']]);
  });
});
