import { request as httpRequest } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { apiKeyLine } from '../../src/config';
import { startTestApp } from '../support/app';

const FRIEND = '86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b';
const RUN_KEY = 'reev_run_0123456789abcdefghij';
const READ_KEY = 'reev_read_0123456789abcdefghij';
const OTHER_KEY = 'reev_other_0123456789abcdefghij';

interface ToolAnswer {
  readonly isError?: boolean;
  readonly structuredContent?: Readonly<Record<string, unknown>>;
}

describe('the Model Context Protocol', () => {
  let app: NestFastifyApplication;
  let url: URL;

  beforeAll(async () => {
    const keys = [
      apiKeyLine('runner', ['read', 'run'], RUN_KEY),
      apiKeyLine('reader', ['read'], READ_KEY),
      apiKeyLine('other', ['read', 'run'], OTHER_KEY),
    ];
    app = await startTestApp({ variables: { REEV_API_KEYS: keys.join(',') } });
    await app.listen(0, '127.0.0.1');
    url = new URL('/mcp', await app.getUrl());
  });
  afterAll(() => app.close());

  async function connected(key?: string) {
    const client = new Client({ name: 'test', version: '1' });
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    await client.connect(new StreamableHTTPClientTransport(url, { requestInit: { headers } }));
    const call = async (name: string, args: Record<string, unknown>) =>
      (await client.callTool({ name, arguments: args })) as ToolAnswer;
    return { client, call };
  }

  it('offers six tools, and says which of them move something', async () => {
    const { client } = await connected(RUN_KEY);
    const { tools } = await client.listTools();
    expect(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint, annotations?.destructiveHint]),
    ).toEqual([
      ['plan_flow', true, undefined],
      ['execute_flow', false, true],
      ['get_execution', true, undefined],
      ['answer_question', false, true],
      ['stop_execution', false, true],
      ['get_wallet', true, undefined],
    ]);
    await client.close();
  });

  it('plans, runs by the flow_id, and shows the end', async () => {
    const { client, call } = await connected(RUN_KEY);
    const planned = await call('plan_flow', { prompt: 'swap 1 SOL to USDC, then lend it', wallet: 'new' });
    expect(planned.structuredContent).toMatchObject({ planner: 'grammar', preview: { status: 'Completed' } });
    const flowId = planned.structuredContent?.['flow_id'];
    const started = await call('execute_flow', { flow_id: flowId });
    expect(started.isError).toBeUndefined();
    const executionId = started.structuredContent?.['execution_id'];
    const again = await call('execute_flow', { flow_id: flowId });
    expect(again.structuredContent?.['execution_id']).toBe(executionId);
    const ended = await call('get_execution', { execution_id: executionId, wait_seconds: 10 });
    expect(ended.structuredContent).toMatchObject({ status: 'Completed', flow_id: flowId, mode: 'recovery' });
    const wallet = planned.structuredContent?.['wallet'];
    const held = await call('get_wallet', { wallet });
    expect(JSON.stringify(held.structuredContent)).toContain('"sol_balance":"39');
    const stopped = await call('stop_execution', { execution_id: executionId });
    expect(stopped.structuredContent).toMatchObject({ error: { code: 'execution_finished' } });
    const answered = await call('answer_question', {
      execution_id: executionId,
      question_id: 'q',
      choice: 'retry',
    });
    expect(answered).toMatchObject({
      isError: true,
      structuredContent: { error: { code: 'execution_finished' } },
    });
    await client.close();
  });

  it('runs no sentence: only what was planned, and only for whoever planned it', async () => {
    const [runner, other] = [await connected(RUN_KEY), await connected(OTHER_KEY)];
    const direct = await runner.call('execute_flow', { prompt: `send 1 SOL to ${FRIEND}`, wallet: 'new' });
    expect(direct.isError).toBe(true);
    const unknown = await runner.call('execute_flow', { flow_id: 'flow-unknown' });
    expect(unknown.structuredContent).toMatchObject({ error: { code: 'flow_not_found' } });
    const planned = await runner.call('plan_flow', { prompt: 'swap 1 SOL to USDC', wallet: 'new' });
    const stolen = await other.call('execute_flow', { flow_id: planned.structuredContent?.['flow_id'] });
    expect(stolen).toMatchObject({ isError: true, structuredContent: { error: { code: 'flow_not_found' } } });
    await Promise.all([runner.client.close(), other.client.close()]);
  });

  it('has the keys and scopes of the interface', async () => {
    const [reader, nobody] = [await connected(READ_KEY), await connected()];
    const planned = await reader.call('plan_flow', { prompt: 'swap 1 SOL to USDC', wallet: 'new' });
    expect(planned.isError).toBeUndefined();
    const run = await reader.call('execute_flow', { flow_id: planned.structuredContent?.['flow_id'] });
    expect(run.structuredContent).toMatchObject({ error: { code: 'insufficient_scope' } });
    const keyless = await nobody.call('plan_flow', { prompt: 'swap 1 SOL to USDC', wallet: 'new' });
    expect(keyless.structuredContent).toMatchObject({ error: { code: 'unauthorized' } });
    await Promise.all([reader.client.close(), nobody.client.close()]);
  });

  it('passes refusals on with their codes', async () => {
    const { client, call } = await connected(RUN_KEY);
    const refused = await call('plan_flow', { prompt: 'should I buy SOL?', wallet: 'new' });
    expect(refused).toMatchObject({
      isError: true,
      structuredContent: { error: { code: 'unsupported_intent' } },
    });
    await client.close();
  });

  it.each([
    ['a member too many', { prompt: 'x', wallet: 'new', keep: false }],
    ['no wallet', { prompt: 'swap 1 SOL to USDC' }],
    ['a number as prompt', { prompt: 1, wallet: 'new' }],
  ])('refuses arguments with %s', async (_case, args) => {
    const { client, call } = await connected(RUN_KEY);
    expect((await call('plan_flow', args)).isError).toBe(true);
    await client.close();
  });

  it('treats an id as an id, not as a path', async () => {
    const { client, call } = await connected(RUN_KEY);
    const answer = await call('get_execution', { execution_id: '../sandbox/wallets/new' });
    expect(answer.structuredContent).toMatchObject({ error: { code: 'execution_not_found' } });
    await client.close();
  });

  it('answers clients of the revision of 2025 and of that of 2026', async () => {
    const post = async (body: object, headers: Record<string, string> = {}) => {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, text/event-stream',
          ...headers,
        },
        body: JSON.stringify(body),
      });
      return { status: answer.status, text: await answer.text() };
    };
    const params = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'old', version: '1' },
    };
    const old = await post({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    expect([old.status, old.text.includes('"protocolVersion":"2025-06-18"')]).toEqual([200, true]);
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientCapabilities': {},
      'io.modelcontextprotocol/clientInfo': { name: 'new', version: '1' },
    };
    const modern = await post(
      { jsonrpc: '2.0', id: 1, method: 'server/discover', params: { _meta } },
      { 'mcp-protocol-version': '2026-07-28', 'mcp-method': 'server/discover' },
    );
    expect([modern.status, modern.text.includes('2026-07-28')]).toEqual([200, true]);
  });

  it.each([
    ['a foreign host', { host: 'evil.example' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
  ])('refuses %s, as DNS rebinding has it', async (_case, headers) => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(
        {
          host: url.hostname,
          port: url.port,
          path: '/mcp',
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
        },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.once('error', reject);
      sent.end('{}');
    });
    expect(status).toBe(403);
  });
});
