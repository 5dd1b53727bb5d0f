import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type FlowStatusBody, freshWallet, runFlow } from '../support/flows';

describe('polling', () => {
  let app: NestFastifyApplication;
  let status: FlowStatusBody;

  beforeAll(async () => {
    app = await startTestApp();
    status = await runFlow(app, 'swap 1 SOL to USDC, then lend it', freshWallet());
  });
  afterAll(() => app.close());

  const get = (path: string, headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1${path}`, headers });

  const FOREVER = 'private, max-age=31536000, immutable';

  it.each([
    ['its own path', () => `/executions/${status.execution_id}`, FOREVER],
    [
      'the path of the original',
      () => `/benchmarks/${status.flow_id}/status/${status.execution_id}`,
      FOREVER,
    ],
    [
      'the path of the original scripts',
      () => `/benchmarks/dynamic-flow/status/${status.execution_id}`,
      FOREVER,
    ],
    // A resumption would be the newest then.
    ['the newest of its flow', () => `/benchmarks/${status.flow_id}/status`, 'private, no-cache'],
  ])('answers the same under %s', async (_name, path, cacheControl) => {
    const answer = await get(path());
    expect(answer.statusCode).toBe(200);
    const own = (await get(`/executions/${status.execution_id}`)).json<object>();
    expect(answer.json()).toMatchObject(own);
    expect(answer.headers).toMatchObject({
      etag: `"${status.execution_id}-${status.revision}"`,
      'cache-control': cacheControl,
      vary: 'Accept, Prefer, Authorization, X-Api-Key, Origin, Accept-Encoding',
    });
    expect(answer.headers['retry-after']).toBeUndefined();
    expect(answer.headers['last-modified']).toMatch(/^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT$/);
  });

  it.each([
    ['the tag itself', (etag: string) => etag],
    ['a weak one', (etag: string) => `W/${etag}`],
    ['a list', (etag: string) => `"other", ${etag}`],
    ['anything', () => '*'],
  ])('answers 304 without a body to %s', async (_name, tagsOf) => {
    const { headers } = await get(`/executions/${status.execution_id}`);
    const answer = await get(`/executions/${status.execution_id}`, {
      'if-none-match': tagsOf(String(headers['etag'])),
    });
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
    expect(answer.headers['etag']).toBe(headers['etag']);
    expect(answer.headers['cache-control']).toBe(headers['cache-control']);
  });

  it.each([
    ['execution-logs', 'execution_id=a&execution_id=b', 400],
    ['transaction-logs', 'execution_id=&execution_id=1', 400],
    ['benchmarks', 'agent=a&agent=b', 400],
    ['flows', 'format=json&format=mermaid', 400],
    ['executions', 'x=1&x=2', 200],
  ])('survives a parameter that is given twice: %s?%s', async (route, query, expected) => {
    const id = route === 'benchmarks' ? `${status.flow_id}/status` : status.execution_id;
    expect((await get(`/${route}/${id}?${query}`)).statusCode).toBe(expected);
  });

  it('answers 200 to another tag, whatever the date says', async () => {
    const later = new Date(Date.now() + 86_400_000).toUTCString();
    const headers = { 'if-none-match': '"other"', 'if-modified-since': later };
    expect((await get(`/executions/${status.execution_id}`, headers)).statusCode).toBe(200);
    expect((await get(`/executions/${status.execution_id}`, { 'if-modified-since': later })).statusCode).toBe(
      304,
    );
  });

  it('has a tag of its own for each representation', async () => {
    const json = await get(`/flows/${status.execution_id}`);
    const text = await get(`/flows/${status.execution_id}?format=mermaid`);
    expect(text.headers['content-type']).toBe('text/vnd.mermaid; charset=utf-8');
    expect(text.headers['etag']).not.toBe(json.headers['etag']);
    expect(json.json<{ diagram: string }>().diagram).toBe(text.body);
  });

  it('has a tag of its own for each part of the journal', async () => {
    const paths = ['', '/events', '/events?since=1', '/events?since=2'];
    const answers = await Promise.all(paths.map((path) => get(`/executions/${status.execution_id}${path}`)));
    expect(new Set(answers.map(({ headers }) => headers['etag'])).size).toBe(paths.length);
  });

  it.each([
    [400, () => `/flows/${status.execution_id}?format=%0d%0ax`],
    [400, () => `/flows/${status.execution_id}?format=a%22b`],
    [400, () => `/flows/${status.execution_id}?at=%0a`],
    [404, () => `/flows/${status.execution_id}?at=99`],
    [400, () => `/executions/${status.execution_id}/events?since=soon`],
    [404, () => `/benchmarks/flow-0/status/${status.execution_id}`],
  ])('answers %i to what there is no representation of, and lets nobody keep it', async (expected, path) => {
    for (const known of [{}, { 'if-none-match': '*' }] as Record<string, string>[]) {
      const { statusCode, headers } = await get(path(), known);
      expect(statusCode).toBe(expected);
      expect(headers['etag'] ?? headers['last-modified']).toBeUndefined();
      expect(String(headers['cache-control'])).not.toContain('max-age');
    }
  });

  it('plays back any moment', async () => {
    const early = await get(`/flows/${status.execution_id}?at=1`);
    expect(early.json()).toMatchObject({ metadata: { status: 'Queued', revision: 1, tool_count: 0 } });
    const never = await get(`/flows/${status.execution_id}?at=99`);
    expect(never.statusCode).toBe(404);
  });

  it('gives the journal after a revision', async () => {
    const answer = await get(`/executions/${status.execution_id}/events?since=2`);
    const { events, revision } = answer.json<{
      revision: number;
      events: { revision: number; type: string }[];
    }>();
    expect(events[0]?.revision).toBe(3);
    expect(events.at(-1)).toMatchObject({ revision, type: 'execution_completed' });
  });

  it('shows what the programs really logged', async () => {
    const log = (await get(`/transaction-logs/${status.execution_id}`)).json<{ transaction_logs: string }>()
      .transaction_logs;
    for (const { attempts } of status.steps) expect(log).toContain(attempts[0]?.signature);
    expect(log).toContain('Program JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4 success');
    expect((await get(`/execution-logs/${status.flow_id}`)).json()).toMatchObject({
      status: 'completed',
      is_running: false,
      progress: 1,
    });
    expect((await get(`/flow-logs/${status.flow_id}`)).json()).toMatchObject({
      sessions: [{ session_id: status.execution_id }],
    });
  });

  it.each(['/executions/direct-0', '/benchmarks/x/status/direct-0', '/flows/flow-0', '/transaction-logs/x'])(
    'does not know %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'execution_not_found' });
    },
  );
});
