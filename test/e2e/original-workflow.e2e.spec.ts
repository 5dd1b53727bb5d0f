import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet } from '../support/flows';
import { HttpClient } from '../support/http-client';
import { ORIGINAL_BENCHMARK, ORIGINAL_ID } from '../support/original-benchmark';

/** The scripts print what jq finds; nothing may come out as "null" or empty. */
const SOMETHING = expect.stringMatching(/\S/) as unknown;
const RUN = `/api/v1/benchmarks/${ORIGINAL_ID}`;

describe('the curl scripts of the original', () => {
  let app: NestFastifyApplication;
  let http: HttpClient;

  beforeAll(async () => {
    app = await startTestApp();
    http = await HttpClient.listen(app);
    const stored = await http.post('/api/v1/upsert-yml', { yml_content: ORIGINAL_BENCHMARK });
    expect(stored.json()).toMatchObject({ success: true, id: ORIGINAL_ID });
  });
  afterAll(() => app.close());

  it('run a benchmark and read everything about it', async () => {
    expect((await http.get('/api/v1/health')).json()).toMatchObject({ status: SOMETHING });

    const benchmarks = (await http.get('/api/v1/benchmarks')).json() as {
      id: string;
      name: string;
    }[];
    expect(benchmarks.find(({ id }) => id === ORIGINAL_ID)).toMatchObject({
      id: ORIGINAL_ID,
      name: SOMETHING,
    });

    const started = await http.post(`${RUN}/run`, { agent: 'deterministic' });
    expect(started.status).toBe(202);
    expect(started.json()).toMatchObject({ execution_id: SOMETHING, status: SOMETHING });
    const { execution_id: id } = started.json() as { execution_id: string };

    const status = await http.poll(`${RUN}/status/${id}`, ({ status: now, progress }) => {
      expect([now, typeof progress]).toEqual([SOMETHING, 'number']);
      return now === 'Completed' || now === 'Failed';
    });
    expect(status.json()).toMatchObject({ status: 'Completed', progress: 1 });

    for (const kind of ['execution-logs', 'flow-logs', 'transaction-logs']) {
      const log = await http.get(`/api/v1/${kind}/${ORIGINAL_ID}`);
      expect([kind, log.status]).toEqual([kind, 200]);
      expect(log.json()).toMatchObject({ trace: expect.stringContaining(id) as unknown });
    }
  });

  it.each(['direct', 'bridge'])('run a flow in %s mode with every member that they know', async (mode) => {
    const answer = await http.post(`/api/v1/benchmarks/execute-${mode}`, {
      prompt: 'use my 50% sol to swap to usdc',
      wallet: freshWallet(),
      agent: 'deterministic',
      shared_surfpool: mode === 'bridge',
      atomic_mode: 'Strict',
      execution_id: null,
      config: null,
    });
    expect(answer.status).toBe(202);
    expect(answer.json()).toMatchObject({
      execution_id: expect.stringMatching(new RegExp(`^${mode}-`)) as unknown,
      result: { flow_id: SOMETHING, execution_mode: mode, steps_generated: 1, prompt_processed: SOMETHING },
      logs: [],
      tool_calls: [],
      error: null,
    });
  });

  it('poll and draw what they started, by the ids that each version of them uses', async () => {
    const body = { prompt: 'swap 1 SOL to USDC', wallet: freshWallet(), agent: 'deterministic' };
    const started = (await http.post('/api/v1/benchmarks/execute-direct', body)).json() as {
      execution_id: string;
      result: { flow_id: string };
    };
    const { execution_id: id, result } = started;
    const isDone = ({ status }: Record<string, unknown>) => /^(completed|failed)$/i.test(String(status));
    for (const path of [`/api/v1/benchmarks/dynamic-flow/status/${id}`, `/api/v1/executions/${id}`])
      expect((await http.poll(path, isDone)).json()).toMatchObject({ execution_id: id, status: 'Completed' });

    for (const drawn of [id, result.flow_id]) {
      const diagram = await http.get(`/api/v1/flows/${drawn}`);
      expect(diagram.json()).toMatchObject({
        diagram: expect.stringMatching(/^stateDiagram/) as unknown,
        tool_count: 1,
        metadata: { tool_count: 1 },
        tool_calls: [{ tool_name: 'jupiter_swap', success: true }],
      });
    }
    expect((await http.get('/health')).json()).toMatchObject({ status: SOMETHING });
  });

  it('run a flow in recovery mode and read the figures', async () => {
    const answer = await http.post('/api/v1/benchmarks/execute-recovery', {
      prompt: 'swap 1 SOL to USDC',
      wallet: freshWallet(),
      agent: null,
      recovery_config: {
        base_retry_delay_ms: 1000,
        max_retry_delay_ms: 10000,
        backoff_multiplier: 2.0,
        max_recovery_time_ms: 30000,
        enable_alternative_flows: true,
        enable_user_fulfillment: false,
      },
    });
    expect(answer.json()).toMatchObject({
      execution_id: expect.stringMatching(/^recovery-/) as unknown,
      result: { execution_mode: 'recovery' },
    });
    const metrics = await http.get('/api/v1/metrics/recovery');
    expect(metrics.json()).toMatchObject({
      total_flows: expect.any(Number) as unknown,
      strategies_used: { retry_attempts: expect.any(Number) as unknown },
      last_updated: SOMETHING,
    });
  });

  it.each([
    ['no agent', '/benchmarks/execute-direct', { prompt: 'lend 10 USDC' }, 202],
    [
      'another spelling',
      '/benchmarks/execute-direct',
      { prompt: 'lend 10 USDC', atomic_mode: 'Lenient' },
      202,
    ],
    ['no prompt', '/benchmarks/execute-direct', {}, 400],
    ['no mode', '/benchmarks/execute-recovery', { prompt: 'lend 10 USDC' }, 202],
  ])('with %s are answered', async (_what, path, body, status) => {
    expect((await http.post(`/api/v1${path}`, { wallet: freshWallet(), ...body })).status).toBe(status);
  });

  it('send members that the original ignored', async () => {
    const config = { agent_type: 'deterministic', model: 'glm-4.6', api_base: 'http://localhost:1' };
    expect((await http.post('/api/v1/agents/config', config)).json()).toEqual({
      status: 'saved',
      message: expect.stringContaining('not used') as unknown,
    });
    const run = { agent: 'deterministic', timeout_seconds: 600, mode: 'static', model: 'x', config: null };
    expect((await http.post(`${RUN}/run`, run)).status).toBe(202);
    const sample = { model: 'gpt-4', api_base: 'http://localhost:8000', api_key: 'key', max_tokens: 2000 };
    const documented = { agent: 'deterministic', config: { ...sample, temperature: 0.1 } };
    expect((await http.post(`${RUN}/run`, documented)).status).toBe(202);
  });

  it.each(['stop/{id}', '/sync', '/test-on-conflict'])('post JSON without a body: %s', async (path) => {
    const headers = { 'content-type': 'application/json' };
    const url = path.startsWith('/') ? `/api/v1${path}` : `${RUN}/${path.replace('{id}', 'static-0')}`;
    for (const body of ['', null]) {
      const answer = await http.send('POST', url, { headers, body });
      expect([200, 404]).toContain(answer.status);
      if (answer.status === 404)
        expect(answer.json()).toMatchObject({
          code: path === '/test-on-conflict' ? 'not_found' : 'execution_not_found',
        });
    }
    const needed = await http.send('POST', `${RUN}/run`, { headers, body: '' });
    expect([needed.status, (needed.json() as Record<string, unknown>)['code']]).toEqual([
      400,
      'invalid_request',
    ]);
  });
});
