import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { runBenchmark, storeBenchmark } from '../support/benchmarks';
import { finished, freshWallet } from '../support/flows';

const file = (id: string, prompt: string, more = '', lamports = '1000000000') => `
id: ${id}
description: Made by a test
tags: [test]
initial_state:
  - { pubkey: USER_WALLET_PUBKEY, owner: "11111111111111111111111111111111", lamports: ${lamports} }
  - { pubkey: FRIEND_PUBKEY, owner: "11111111111111111111111111111111", lamports: 0 }
prompt: ${prompt}
${more}
ground_truth:
  final_state_assertions:
    - { type: SolBalance, pubkey: FRIEND_PUBKEY, expected: 1000000 }
`;

const flowStep = (step: number, prompt: string, more: string) => `
  - step: ${step}
    description: Step ${step}
    prompt: ${prompt}
    ${more}`;

describe('the routes of benchmarks', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const get = async (path: string) => app.inject({ url: `/api/v1${path}` });
  const post = async (path: string, payload: object = {}) =>
    app.inject({ method: 'POST', url: `/api/v1${path}`, payload });
  const ids = async () => (await get('/benchmarks')).json<{ id: string }[]>().map(({ id }) => id);

  it('list the shipped benchmarks by id', async () => {
    const all = await ids();
    expect(all).toContain('transfer-sol');
    expect(all).toEqual(all.toSorted());
    expect((await get('/benchmarks')).json<object[]>()[0]).toEqual({
      id: 'buy-exact-usdc',
      name: 'buy-exact-usdc',
      description: expect.any(String) as unknown,
      tags: expect.any(Array) as unknown,
      prompt: 'Buy 25 USDC with SOL',
    });
  });

  it('run one and show it everywhere under its id', async () => {
    const accepted = await post('/benchmarks/transfer-sol/run', { agent: 'deterministic' });
    expect(accepted.statusCode).toBe(202);
    const { execution_id: id } = accepted.json<{ execution_id: string }>();
    expect(id).toMatch(/^static-/);
    expect(accepted.headers['location']).toBe(`/api/v1/executions/${id}`);
    await finished(app, id);

    const status = await get(`/benchmarks/transfer-sol/status/${id}`);
    expect(status.json()).toMatchObject({ benchmark_id: 'transfer-sol', status: 'Completed', score: 1 });
    expect(status.headers['cache-control']).toContain('immutable');
    expect((await get('/benchmarks/transfer-sol/status')).json()).toMatchObject({ execution_id: id });
    expect((await get('/benchmarks/transfer-sol/status?agent=deterministic')).statusCode).toBe(200);
    expect((await get('/benchmarks/transfer-sol/status?agent=nobody')).statusCode).toBe(404);
    expect((await get(`/benchmarks/lend-usdc/status/${id}`)).statusCode).toBe(404);
    expect((await get('/benchmarks/transfer-sol')).json()).toMatchObject({
      recent_executions: [{ execution_id: id, agent_type: 'deterministic', status: 'completed', score: 1 }],
      latest_execution_id: id,
    });
    expect((await get('/flow-logs/transfer-sol')).json()).toMatchObject({
      benchmark_id: 'transfer-sol',
      sessions: [{ session_id: id, score: 1 }],
    });
    expect((await get('/execution-logs/transfer-sol')).json()).toMatchObject({ execution_id: id });
    expect((await post(`/benchmarks/transfer-sol/stop/${id}`)).statusCode).toBe(409);
  });

  it('give every run wallets of its own', async () => {
    const runs = await Promise.all(Array.from({ length: 4 }, () => runBenchmark(app, 'transfer-sol')));
    expect(new Set(runs.map(({ wallet }) => wallet)).size).toBe(4);
    expect(runs.map(({ scoring }) => scoring.assertion_score)).toEqual([1, 1, 1, 1]);
  });

  it('store a benchmark and replace it', async () => {
    await storeBenchmark(app, file('stored', 'Send 0.001 SOL to FRIEND_PUBKEY'));
    const again = await post('/upsert-yml', {
      yml_content: file('stored', 'Send 0.002 SOL to FRIEND_PUBKEY'),
    });
    expect(again.json()).toMatchObject({
      success: true,
      id: 'stored',
      benchmark_id: 'stored',
      md5: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    });
    expect((await ids()).filter((id) => id === 'stored')).toHaveLength(1);
    const run = await runBenchmark(app, 'stored');
    expect(run.scoring).toMatchObject({ score: 0, assertion_score: 0, verdict: 'Failed' });
  });

  it('run what cannot be planned as a failure that says why', async () => {
    await storeBenchmark(app, file('riddle', 'Do something clever with FRIEND_PUBKEY'));
    const run = await runBenchmark(app, 'riddle');
    expect(run).toMatchObject({ status: 'Failed', failure: { code: 'prompt_refused' } });
    expect(run.scoring).toMatchObject({ score: 0, verdict: 'Failed', instruction_score: 0 });
    expect(run.scoring.issues).toContain('Nothing was produced.');
    const resumed = await post(`/executions/${run.execution_id}/resume`);
    expect(resumed.json()).toMatchObject({ code: 'execution_not_resumable' });
  });

  it('keep to what a flow says depends on what', async () => {
    const flow = `flow:
${flowStep(1, 'Do something clever', 'critical: false')}
${flowStep(2, 'Send 0.5 SOL to FRIEND_PUBKEY', 'depends_on: [step_1_result]')}
${flowStep(3, 'Send 0.001 SOL to FRIEND_PUBKEY', 'critical: true')}
${flowStep(4, 'Send 0.002 SOL to FRIEND_PUBKEY', 'depends_on: [step_2_result]')}`;
    await storeBenchmark(app, file('dependent', 'Several things', flow));
    const run = await runBenchmark(app, 'dependent');
    expect(run.steps.map(({ step_id, status }) => [step_id, status])).toEqual([
      ['refused_1', 'Failed'],
      ['transfer_1', 'Skipped'],
      ['transfer_2', 'Completed'],
      ['transfer_3', 'Skipped'],
    ]);
    expect(run).toMatchObject({ status: 'Completed', scoring: { assertion_score: 1 } });
  });

  it('end a flow at a critical step that fails', async () => {
    const flow = `flow:
${flowStep(1, 'Send 900 SOL to FRIEND_PUBKEY', 'critical: true')}
${flowStep(2, 'Send 0.001 SOL to FRIEND_PUBKEY', 'critical: true')}`;
    await storeBenchmark(app, file('critical', 'Several things', flow));
    const run = await runBenchmark(app, 'critical');
    expect(run.steps.map(({ status }) => status)).toEqual(['Failed', 'Skipped']);
    expect(run).toMatchObject({ status: 'Failed', scoring: { verdict: 'Failed', assertion_score: 0 } });
  });

  it('run what bridge mode wrote, and hold its bounds', async () => {
    const accepted = await post('/benchmarks/execute-bridge', {
      prompt: 'swap 1 SOL to USDC, then lend it',
      wallet: freshWallet(),
      agent: 'deterministic',
    });
    const { flow_id: flow } = accepted.json<{ flow_id: string }>();
    const written = await get(`/flows/${flow}/benchmark.yml`);
    const run = await runBenchmark(app, await storeBenchmark(app, written.body));
    expect(run.scoring).toMatchObject({ score: 1, assertion_score: 1 });
  });

  it.each([
    ['broken YAML', 'id: [a, b'],
    ['a path as id', file('../../etc/passwd', 'Show my balances')],
    ['an unknown name in the prompt', file('bad', 'Send 1 SOL to STRANGER_PUBKEY')],
    ['an amount past u64', file('bad', 'Show my balances', '', '18446744073709551616')],
    [
      'a circle',
      file('bad', 'x', `flow:${flowStep(1, 'x', 'depends_on: [2]')}${flowStep(2, 'x', 'depends_on: [1]')}`),
    ],
    ['a bomb of aliases', bomb()],
  ])('refuse %s and store nothing', async (_case, text) => {
    const before = await ids();
    const answer = await post('/upsert-yml', { yml_content: text });
    expect(answer.statusCode).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json<{ errors: object[] }>()).toMatchObject({ code: 'invalid_benchmark' });
    expect(answer.json<{ errors: object[] }>().errors.length).toBeGreaterThan(0);
    expect(await ids()).toEqual(before);
  });

  it('refuse a megabyte, and bodies of another shape', async () => {
    expect((await post('/upsert-yml', { yml_content: 'x'.repeat(1_048_576) })).statusCode).toBe(413);
    expect((await post('/upsert-yml', { yml_content: 5 })).statusCode).toBe(400);
    expect((await post('/benchmarks/transfer-sol/run', {})).statusCode).toBe(400);
    expect((await post('/benchmarks/transfer-sol/run', { agent: 'gpt-9' })).json()).toMatchObject({
      code: 'unknown_agent',
    });
  });

  it.each(['/benchmarks/nothing', '/benchmarks/..%2F..%2Fetc%2Fpasswd', '/benchmarks/nothing/status'])(
    'find nothing at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  it('run no token that the ledger does not have', async () => {
    const state = `  - { pubkey: USER_X_ATA, owner: "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA", lamports: 1,
      data: { mint: "86YJj1fvovRSbR3taNd3jFdAqSzQSM41VpnH9j8DH86b", owner: USER_WALLET_PUBKEY, amount: "1" } }\nprompt:`;
    await storeBenchmark(app, file('foreign', 'Show my balances').replace('prompt:', state));
    const answer = await post('/benchmarks/foreign/run', { agent: 'deterministic' });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'initial_state.2.data.mint' }] });
  });

  it('show the agents and how well they did', async () => {
    expect((await get('/agents')).json()).toEqual(['deterministic', 'baseline']);
    const own = await startTestApp();
    await runBenchmark(own, 'transfer-sol');
    const answer = await own.inject({ url: '/api/v1/agent-performance' });
    expect(answer.json()).toMatchObject([
      {
        agent_type: 'deterministic',
        total_benchmarks: 1,
        average_score: 1,
        success_rate: 1,
        best_benchmarks: ['transfer-sol'],
        results: [{ benchmark_id: 'transfer-sol', score: 1, final_status: 'Succeeded' }],
      },
    ]);
    await own.close();
  });

  it('keep the settings of agents with the key masked', async () => {
    const config = { agent_type: 'deterministic', api_url: 'http://localhost:1', api_key: 'secret-1234' };
    expect((await post('/agents/config', config)).json()).toMatchObject({ status: 'saved' });
    expect((await get('/agents/config/deterministic')).json()).toEqual({ ...config, api_key: '***1234' });
    expect((await get('/agents/config/nobody')).statusCode).toBe(404);
    expect((await post('/agents/test', config)).json()).toMatchObject({ status: 'success' });
    expect((await post('/agents/test', { agent_type: 'gpt-9' })).json()).toMatchObject({ status: 'error' });
  });

  it.each(['benchmarks', 'agent-performance-raw', 'execution-sessions', 'insert-test-data'])(
    'hide debug/%s',
    async (path) => {
      expect((await get(`/debug/${path}`)).statusCode).toBe(404);
      expect((await post('/test-on-conflict')).statusCode).toBe(404);
    },
  );
});

describe('the routes that show internals', () => {
  it('show rows when the configuration says so', async () => {
    const app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true' } });
    const get = async (path: string) =>
      (await app.inject({ url: `/api/v1/debug/${path}` })).json<Record<string, unknown>>();
    const { message } = await get('insert-test-data');
    await finished(app, String(message).split(' ')[0] ?? '');
    expect(await get('agent-performance-raw')).toMatchObject({
      count: 1,
      data: [{ flow_log_id: null, score: 1 }],
    });
    expect(await get('execution-sessions')).toMatchObject({ count: 1, data: [{ status: 'completed' }] });
    expect(await get('benchmarks')).toMatchObject({ success: true });
    const conflict = await app.inject({ method: 'POST', url: '/api/v1/test-on-conflict' });
    expect(conflict.json()).toMatchObject({ success: true, test_results: { total_records: 1 } });
    await app.close();
  });

  it('keep scores and stored benchmarks over a restart', async () => {
    const variables = { REEV_DATA_DIR: mkdtempSync(join(tmpdir(), 'reev-data-')) };
    const before = await startTestApp({ variables });
    await storeBenchmark(before, file('kept', 'Send 0.001 SOL to FRIEND_PUBKEY'));
    const run = await runBenchmark(before, 'kept');
    await before.close();
    const after = await startTestApp({ variables });
    const status = await after.inject({ url: '/api/v1/benchmarks/kept/status' });
    expect(status.json()).toMatchObject({ execution_id: run.execution_id, scoring: run.scoring });
    await after.close();
  });

  it('read the folder again, and say which file is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reev-benchmarks-'));
    writeFileSync(join(folder, 'one.yml'), file('one', 'Show my balances'));
    const app = await startTestApp({ variables: { REEV_BENCHMARKS_DIR: folder } });
    const sync = async () => (await app.inject({ method: 'POST', url: '/api/v1/sync' })).json<object>();
    expect(await sync()).toMatchObject({
      success: true,
      synced_count: {
        processed_count: 1,
        new_count: 0,
        synced_benchmarks: [{ name: 'one', operation: 'unchanged' }],
      },
    });
    writeFileSync(join(folder, 'one.yml'), file('one', 'Show my USDC balance'));
    writeFileSync(join(folder, 'two.yml'), 'id: [');
    expect(await sync()).toMatchObject({
      success: false,
      synced_count: {
        updated_count: 1,
        error_count: 1,
        errors: [{ file_path: 'two.yml', error_type: 'invalid_benchmark' }],
      },
    });
    await app.close();
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at += 1)
    lines.push(
      `a${at}: &a${at} [${Array(9)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
    );
  return lines.join('\n');
}
