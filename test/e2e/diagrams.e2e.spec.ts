import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { elementsOf, readXml } from '../../src/sessions/diagrams/xml.fake';
import { startTestApp } from '../support/app';
import { freshWallet, runFlow } from '../support/flows';
import { type RecoveryStatusBody, recoverFlow, startRecovery, until } from '../support/recovery';

interface DiagramBody {
  readonly diagram: string;
  readonly metadata: { readonly state_count: number; readonly revision: number };
  readonly states: readonly {
    readonly id: string;
    readonly kind: string;
    readonly status: string;
    readonly title: string;
    readonly received: readonly { readonly symbol: string; readonly amount: string }[] | null;
  }[];
  readonly transitions: readonly { readonly from: string | null; readonly to: string | null }[];
}

const QUICK = { base_retry_delay_ms: 1, max_retry_delay_ms: 2, jitter: 'none' } as const;
const TYPES = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  mermaid: 'text/vnd.mermaid; charset=utf-8',
  ascii: 'text/plain; charset=utf-8',
} as const;
const FORMATS = Object.keys(TYPES) as (keyof typeof TYPES)[];

/** How each format shows that the flow has ended. */
const OUTCOME = /"id":"outcome"|class="card outcome|as outcome\n|✓ Completed/;

describe('diagrams', () => {
  let app: NestFastifyApplication;
  let recovered: RecoveryStatusBody;

  beforeAll(async () => {
    app = await startTestApp();
    recovered = await recoverFlow(app, 'swap 1 SOL to USDC, then lend it', freshWallet(), {
      atomic_mode: 'conditional',
      recovery_config: QUICK,
      sandbox: {
        faults: [
          { step: 'swap_1', kind: 'rpc_unavailable' },
          { step: 'swap_1', kind: 'venue_down' },
        ],
      },
    });
  });
  afterAll(() => app.close());

  const draw = (id: string, query = '', headers: Record<string, string> = {}) =>
    app.inject({ url: `/api/v1/flows/${id}${query}`, headers });
  const cards = (svg: string) =>
    elementsOf(readXml(svg)).filter(({ attributes }) => attributes['class']?.startsWith('card '));

  it('tells everything that happened, as data', async () => {
    const { states, transitions, metadata } = (await draw(recovered.execution_id)).json<DiagramBody>();
    expect(states.map(({ id, status }) => [id, status])).toEqual([
      ['prompt', 'succeeded'],
      ['plan', 'succeeded'],
      ['step_swap_1', 'succeeded'],
      ['attempt_swap_1_1', 'failed'],
      ['wait_swap_1_1', 'succeeded'],
      ['attempt_swap_1_2', 'failed'],
      ['alternative_swap_1_2', 'succeeded'],
      ['attempt_swap_1_3', 'succeeded'],
      ['step_lend_1', 'succeeded'],
      ['attempt_lend_1_1', 'succeeded'],
      ['outcome', 'succeeded'],
    ]);
    expect(states.find(({ id }) => id === 'step_swap_1')?.received).toMatchObject([
      { symbol: 'USDC', amount: expect.stringMatching(/^14\d\./) as unknown },
    ]);
    expect(states.find(({ kind }) => kind === 'alternative')?.title).toBe('Other venue: Market Maker');
    expect(transitions.at(-1)).toMatchObject({ from: 'outcome', to: null });
    expect(metadata.state_count).toBe(states.length);
  });

  it('draws the same states in every format', async () => {
    const id = recovered.execution_id;
    const { states, diagram } = (await draw(id)).json<DiagramBody>();
    const [svg, mermaid, ascii, html] = await Promise.all(
      ['svg', 'mermaid', 'ascii', 'html'].map(async (format) => (await draw(id, `?format=${format}`)).body),
    );
    expect(cards(svg ?? '')).toHaveLength(states.length);
    expect(mermaid).toBe(diagram);
    for (const { title } of states) {
      expect(ascii).toContain(title);
      expect(html).toContain(title);
    }
  });

  it.each(FORMATS)('answers %s by name and by Accept, with a tag of its own', async (format) => {
    const id = recovered.execution_id;
    const [named, accepted] = [
      await draw(id, `?format=${format}`),
      await draw(id, '', { accept: `${TYPES[format].split(';')[0] ?? ''}, */*;q=0.1` }),
    ];
    expect([named.statusCode, named.headers['content-type']]).toEqual([200, TYPES[format]]);
    expect([accepted.headers['content-type'], accepted.body]).toEqual([TYPES[format], named.body]);
    expect(named.headers['cache-control']).toBe('private, max-age=31536000, immutable');
    const etag = String(named.headers.etag);
    const again = await draw(id, `?format=${format}`, { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    for (const other of FORMATS.filter((known) => known !== format))
      expect((await draw(id, `?format=${other}`, { 'if-none-match': etag })).statusCode).toBe(200);
  });

  it.each([
    ['?format=gif', {}, 400],
    ['?format=', {}, 400],
    ['?at=0', {}, 400],
    ['?at=99', {}, 404],
    ['?format=svg&at=99', {}, 404],
  ])('refuses %s', async (query, headers, status) => {
    const refused = await draw(recovered.execution_id, query, headers);
    expect(refused.statusCode).toBe(status);
    expect(refused.headers['content-type']).toContain('application/problem+json');
  });

  it.each([
    [undefined, 'json'],
    ['*/*', 'json'],
    ['audio/mpeg', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
    ['image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8', 'svg'],
  ] as const)('gives a client that accepts %s %s', async (accept, format) => {
    const answer = await draw(recovered.execution_id, '', accept === undefined ? {} : { accept });
    expect(answer.headers['content-type']).toBe(TYPES[format]);
  });

  it.each(FORMATS)('plays back every revision as %s, for ever', async (format) => {
    const id = recovered.execution_id;
    const bodies = new Set<string>();
    for (let at = 1; at <= recovered.revision; at += 1) {
      const then = await draw(id, `?format=${format}&at=${at}`);
      expect([then.statusCode, then.headers['cache-control']]).toEqual([
        200,
        'private, max-age=31536000, immutable',
      ]);
      const etag = String(then.headers.etag);
      expect((await draw(id, `?format=${format}&at=${at}`, { 'if-none-match': etag })).statusCode).toBe(304);
      bodies.add(`${etag} ${then.body}`);
      expect(OUTCOME.test(then.body)).toBe(at === recovered.revision);
    }
    expect(bodies.size).toBe(recovered.revision);
  });

  it('does not call the past fixed while a page of it may grow', async () => {
    const id = await startRecovery(app, 'swap 100 USDC to SOL', freshWallet(), {
      recovery_config: { ...QUICK, enable_user_fulfillment: true, enable_alternative_flows: false },
      sandbox: { faults: [{ step: 'swap_1', kind: 'insufficient_funds' }] },
    });
    await until(app, id, 'AwaitingUser');
    expect((await draw(id, '?format=html&at=2')).headers['cache-control']).toBe('private, no-cache');
    expect((await draw(id, '?format=svg&at=2')).headers['cache-control']).toContain('immutable');
    const page = await draw(id, '?format=html');
    expect(page.headers['x-poll-interval']).toBeDefined();
    expect(page.body).toContain('It waits for your answer');
    const { states } = (await draw(id)).json<DiagramBody>();
    expect(states.at(-1)).toMatchObject({ kind: 'question', status: 'waiting' });
  });

  it('lets a page run its own script and style, and nothing else', async () => {
    const { headers, body } = await draw(recovered.execution_id, '?format=html');
    const policy = String(headers['content-security-policy']);
    const hashOf = (name: string) => {
      const [, text = ''] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(body) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hashOf('script')};`);
    expect(policy).toContain(`style-src ${hashOf('style')};`);
    const cached = await draw(recovered.execution_id, '?format=html', {
      'if-none-match': String(headers.etag),
    });
    expect([cached.statusCode, cached.headers['content-security-policy']]).toEqual([304, policy]);
    const svg = await draw(recovered.execution_id, '?format=svg');
    expect(svg.headers['content-security-policy']).toContain("default-src 'none'; style-src 'sha256-");
  });

  it('draws a strict flow as the one transaction that it is', async () => {
    const { execution_id: id } = await runFlow(app, 'swap 1 SOL to USDC, then lend it', freshWallet());
    const { states } = (await draw(id)).json<DiagramBody>();
    expect(states.map(({ kind }) => kind)).toEqual([
      'prompt',
      'plan',
      'transaction',
      'step',
      'step',
      'attempt',
      'outcome',
    ]);
    expect((await draw(id, '?format=html')).body).toContain('one transaction');
  });

  it('documents each format', async () => {
    const document = (await app.inject({ url: '/api/docs-json' })).json<{
      paths: Record<string, { get: { responses: Record<string, { content: object }> } }>;
    }>();
    const { responses } = document.paths['/api/v1/flows/{session_id}']?.get ?? { responses: {} };
    expect(Object.keys(responses['200']?.content ?? {})).toEqual(
      Object.values(TYPES).map((type) => type.split(';')[0]),
    );
  });
});

describe('diagrams behind API keys', () => {
  const KEY = 'a-secret-key-0123456789';
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startTestApp({ variables: { REEV_API_KEYS: KEY } })));
  afterAll(() => app.close());

  it('ask a browser for the key, and tell it nothing', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const [one, other] = await Promise.all(
      ['/api/v1/flows/direct-1', '/api/v1/flows/flow-2?format=html'].map((url) =>
        app.inject({ url, headers: browser }),
      ),
    );
    expect([one?.statusCode, one?.headers['content-type']]).toEqual([401, TYPES.html]);
    expect(one?.headers).toMatchObject({
      'www-authenticate': 'Bearer realm="reev"',
      'cache-control': 'no-store',
    });
    expect(one?.body).toBe(other?.body);
    expect(one?.body).toContain('needs an API key');
  });

  it.each([
    ['/api/v1/flows/direct-1', {}],
    ['/api/v1/flows/direct-1?format=svg', { accept: 'text/html' }],
    ['/api/v1/executions/direct-1', { accept: 'text/html' }],
  ])('refuse everybody else with a problem: %s', async (url, headers) => {
    const refused = await app.inject({ url, headers });
    expect([refused.statusCode, refused.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'unauthorized' }),
    ]);
  });

  it('open with the key', async () => {
    const headers = { 'x-api-key': KEY, accept: 'text/html' };
    expect((await app.inject({ url: '/api/v1/flows/direct-1', headers })).json()).toMatchObject({
      code: 'execution_not_found',
    });
  });
});
