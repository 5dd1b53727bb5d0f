import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type FlowStatusBody, freshWallet, runFlow } from '../support/flows';

describe('diagrams', () => {
  let app: NestFastifyApplication;
  let status: FlowStatusBody;

  beforeAll(async () => {
    app = await startTestApp();
    status = await runFlow(app, 'swap 1 SOL to USDC, then lend it', freshWallet());
  });
  afterAll(() => app.close());

  const draw = (query = '', accept = '*/*') =>
    app.inject({ url: `/api/v1/flows/${status.execution_id}${query}`, headers: { accept } });

  it.each([
    ['json', 'application/json', /"states":\[/],
    ['mermaid', 'text/vnd.mermaid', /^stateDiagram-v2\n/],
    ['ascii', 'text/plain', /^┌─ ✓ swap 1 SOL/],
    ['svg', 'image/svg+xml', /^<svg /],
    ['html', 'text/html', /^<!doctype html>/],
  ])('has the format %s by name and by type', async (format, type, begin) => {
    const [named, negotiated] = [await draw(`?format=${format}`), await draw('', type)];
    expect(named.headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect(named.body).toMatch(begin);
    expect(negotiated.body).toBe(named.body);
    expect(negotiated.headers['etag']).toBe(named.headers['etag']);
    const unchanged = await app.inject({
      url: `/api/v1/flows/${status.execution_id}?format=${format}`,
      headers: { 'if-none-match': String(named.headers['etag']) },
    });
    expect(unchanged.statusCode).toBe(304);
  });

  it('has a tag of its own for each format and moment', async () => {
    const queries = ['', '?format=svg', '?format=html', '?format=svg&at=1', '?format=svg&at=2'];
    const tags = new Set<unknown>();
    for (const query of queries) tags.add((await draw(query)).headers['etag']);
    expect(tags.size).toBe(queries.length);
  });

  it('shows both steps as one transaction', async () => {
    const { states } = (await draw()).json<{ states: { kind: string; lines: string[] }[] }>();
    expect(states.map(({ kind }) => kind)).toEqual(['prompt', 'plan', 'attempt', 'step', 'step', 'end']);
    expect(states[2]?.lines).toContain('one transaction: swap_1, lend_1');
  });

  it.each(['mermaid', 'json', 'html', 'svg', 'ascii'])('plays back any moment as %s', async (format) => {
    const [early, last] = [await draw(`?format=${format}&at=2`), await draw(`?format=${format}`)];
    expect(early.statusCode).toBe(200);
    const shown = ({ body }: { readonly body: string }) => body.replace(/<style>.*<\/style>/s, '');
    expect(shown(early)).not.toContain('Completed');
    expect(shown(last)).toContain('Completed');
  });

  it('is a page that loads nothing from elsewhere and runs nothing but its own script', async () => {
    const { headers, body } = await draw('?format=html');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(body).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(body.match(/<script>/g)).toHaveLength(1);
    expect(body).not.toMatch(/ style="| on[a-z]+="/);
  });

  it('does not know other formats', async () => {
    expect((await draw('?format=pdf')).statusCode).toBe(400);
  });
});
