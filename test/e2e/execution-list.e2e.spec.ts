import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { runBenchmark } from '../support/benchmarks';
import { freshWallet, runFlow } from '../support/flows';
import { recoverFlow } from '../support/recovery';

const LONG = `swap 1 SOL to USDC, then ${'show my balances, then '.repeat(8)}lend the USDC`;

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next: string | null;
  readonly next_cursor: string | null;
}

describe('GET /executions', () => {
  let app: NestFastifyApplication;
  const wallet = freshWallet();
  const ids: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    ids.push((await runFlow(app, 'swap 1 SOL to USDC', wallet)).execution_id);
    ids.push((await runFlow(app, 'swap 4 SOL to USDC', wallet)).execution_id);
    ids.push((await recoverFlow(app, 'show my balances', wallet)).execution_id);
    ids.push((await runFlow(app, LONG, freshWallet())).execution_id);
    ids.push((await runBenchmark(app, 'transfer-sol')).execution_id);
  });
  afterAll(() => app.close());

  const get = (query: string) => app.inject({ url: `/api/v1/executions${query}` });
  const page = async (query: string) => (await get(query)).json<Page>();
  const idsOf = ({ items }: Page) => items.map(({ execution_id }) => execution_id);

  it('lists them newest first, each as its status tells it', async () => {
    const { items, next, next_cursor } = await page('');
    expect([next, next_cursor]).toEqual([null, null]);
    expect(items.map(({ execution_id }) => execution_id)).toEqual(ids.toReversed());
    for (const item of items) {
      const url = `/api/v1/executions/${String(item['execution_id'])}`;
      const status = (await app.inject({ url })).json<Record<string, unknown>>();
      const { prompt, started_at, finished_at, links, ...same } = item;
      expect(status).toMatchObject(same);
      expect([started_at, finished_at]).toEqual([status['started_at'], status['finished_at']]);
      expect(String(status['prompt']).slice(0, 100)).toBe(String(prompt).slice(0, 100));
      expect(links).toEqual(status['links']);
    }
  });

  it('shortens what is long', async () => {
    const item = (await page('?limit=2')).items[1];
    expect(item?.['prompt']).toHaveLength(120);
    expect(item?.['prompt']).toMatch(/…$/);
  });

  it('is walked by following next, in the body or in the header', async () => {
    const seen: unknown[] = [];
    let url = `/api/v1/executions?limit=2&agent=deterministic&status=completed,Failed`;
    for (;;) {
      const answer = await app.inject({ url });
      const { items, next } = answer.json<Page>();
      seen.push(...items.map(({ execution_id }) => execution_id));
      expect(answer.headers['link']).toBe(next === null ? undefined : `<${next}>; rel="next"`);
      if (next === null) break;
      url = next;
    }
    expect(seen).toEqual(ids.toReversed());
  });

  it('is narrowed', async () => {
    expect(idsOf(await page(`?wallet=${wallet}`))).toEqual(ids.slice(0, 3).toReversed());
    expect(idsOf(await page(`?wallet=${wallet}&mode=direct`))).toEqual(ids.slice(0, 2).toReversed());
    expect(idsOf(await page('?status=Failed'))).toEqual([ids[1]]);
    expect(idsOf(await page('?status=Failed&status=Running'))).toEqual([ids[1]]);
    expect(idsOf(await page('?benchmark_id=transfer-sol'))).toEqual([ids[4]]);
    const [newest] = (await page('?limit=1')).items;
    expect(idsOf(await page(`?flow_id=${String(newest?.['flow_id'])}`))).toEqual([ids[4]]);
    expect(idsOf(await page(`?since=${String(newest?.['created_at'])}`))).toEqual([ids[4]]);
    expect(idsOf(await page(`?until=${String(newest?.['created_at'])}`))).toEqual(
      ids.slice(0, 4).toReversed(),
    );
    expect(idsOf(await page('?since=2999-01-01T00:00:00%2B02:00'))).toEqual([]);
  });

  it.each([
    ['?limit=0', 'invalid_request'],
    ['?limit=101', 'invalid_request'],
    ['?limit=1.5', 'invalid_request'],
    ['?limit=ten', 'invalid_request'],
    ['?limit=1&limit=2', 'invalid_request'],
    ['?status=Done', 'invalid_request'],
    ['?status=', 'invalid_request'],
    ['?mode=fast', 'invalid_request'],
    ['?agent=%00', 'invalid_request'],
    ['?agent=', 'invalid_request'],
    ['?wallet=me', 'invalid_wallet'],
    ['?since=yesterday', 'invalid_request'],
    ['?since=2026-02-31T00:00:00', 'invalid_request'],
    ['?until=2026-01-01T25:00:00Z', 'invalid_request'],
    ['?since=2016-12-31T23:59:60Z', 'invalid_request'],
    ['?colour=red', 'invalid_request'],
    ['?cursor=', 'invalid_request'],
    ['?cursor=%22', 'invalid_request'],
    ['?cursor=abc', 'invalid_cursor'],
    [`?cursor=${Buffer.from('["2026-01-01T00:00:00.000Z"]').toString('base64url')}`, 'invalid_cursor'],
    [`?cursor=${Buffer.from('["now","direct-1"]').toString('base64url')}`, 'invalid_cursor'],
    [
      `?cursor=${Buffer.from('["2026-01-01T00:00:00.000Z","a\\u0000"]').toString('base64url')}`,
      'invalid_cursor',
    ],
    [`?cursor=${Buffer.from('["2026-01-01T00:00:00.000Z","a",1]').toString('base64url')}`, 'invalid_cursor'],
    [`?cursor=${Buffer.from('{"length":2}').toString('base64url')}`, 'invalid_cursor'],
  ])('refuses %s', async (query, code) => {
    const answer = await get(query);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code]);
  });
});
