import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { runBenchmark, storeBenchmark } from '../support/benchmarks';
import { finished, freshWallet, runFlow } from '../support/flows';
import { HttpClient } from '../support/http-client';
import { ORIGINAL_BENCHMARK, ORIGINAL_ID } from '../support/original-benchmark';

type Body = Record<string, unknown>;

const PROMPT = 'swap 1 SOL to USDC';
/** An execution that fails at once: nobody can move that much. */
const TOO_MUCH = 'send 4000 SOL to 9WzDXwBbmkg8ZTbNMqUxvQRAyrZzDsGYdLVL9zYtAWWM';

describe('defects of the original that must not come back', () => {
  let app: NestFastifyApplication;
  let http: HttpClient;

  beforeAll(async () => {
    app = await startTestApp();
    http = await HttpClient.listen(app);
    await storeBenchmark(app, ORIGINAL_BENCHMARK);
  });
  afterAll(() => app.close());

  const execute = (mode: string, body: object) =>
    http.post(`/api/v1/benchmarks/execute-${mode}`, { wallet: freshWallet(), ...body });

  it.each(['direct', 'bridge', 'recovery'])(
    'a prompt that cannot be planned is refused in %s mode',
    async (mode) => {
      const answer = await execute(mode, { prompt: 'do something clever' });
      expect([answer.status, (answer.json() as Body)['code']]).toEqual([422, 'unsupported_intent']);
    },
  );

  it.each<[string, string, string | null, Record<string, string>, number, string]>([
    ['no JSON', '/benchmarks/execute-direct', '{"prompt":', {}, 400, 'malformed_json'],
    ['a wrong type', '/benchmarks/execute-direct', '{"prompt":1}', {}, 400, 'invalid_request'],
    [
      'another media type',
      '/benchmarks/execute-direct',
      'a=b',
      { 'content-type': 'text/plain' },
      415,
      'unsupported_media_type',
    ],
    [
      'too much',
      '/upsert-yml',
      JSON.stringify({ yml_content: 'x'.repeat(300_000) }),
      {},
      413,
      'payload_too_large',
    ],
    ['an unknown path', '/nowhere', null, {}, 404, 'not_found'],
    ['the wrong method', '/metrics/recovery', '{}', {}, 405, 'method_not_allowed'],
  ])('%s is refused with a problem document', async (_what, path, body, headers, status, code) => {
    const all = { 'content-type': 'application/json', ...headers };
    const answer = await http.send('POST', `/api/v1${path}`, { headers: all, body });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ]);
    expect(answer.json()).toMatchObject({ code, status });
    expect(answer.headers.has('allow')).toBe(status === 405);
  });

  it.each(['execute-direct', 'execute-bridge', 'execute-dynamic', 'execute-recovery'])(
    'a fixed segment goes before an id: GET /benchmarks/%s',
    async (segment) => {
      const answer = await http.get(`/api/v1/benchmarks/${segment}`);
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    },
  );

  it('transaction-logs/demo is an id like any other', async () => {
    const answer = await http.get('/api/v1/transaction-logs/demo');
    expect([answer.status, (answer.json() as Body)['code']]).toEqual([404, 'execution_not_found']);
  });

  it('what does not exist is not found: sessions, executions, benchmarks', async () => {
    const paths = [
      'flows/x',
      'executions/x',
      'benchmarks/x',
      'benchmarks/x/status',
      'flow-logs/x',
      'execution-logs/x',
    ];
    const answers = await Promise.all(paths.map((path) => http.get(`/api/v1/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
    const run = await http.post('/api/v1/benchmarks/x/run', { agent: 'deterministic' });
    expect(run.status).toBe(404);
  });

  it('an agent that does not exist is refused', async () => {
    for (const path of [`/api/v1/benchmarks/${ORIGINAL_ID}/run`, '/api/v1/benchmarks/execute-direct']) {
      const body = path.endsWith('run') ? {} : { prompt: PROMPT, wallet: freshWallet() };
      const answer = await http.post(path, { ...body, agent: 'oracle' });
      expect((answer.json() as Body)['code']).toBe('unknown_agent');
    }
  });

  it('a flow whose step failed is Failed, says why, and shows the step in its logs', async () => {
    const status = await runFlow(app, TOO_MUCH, freshWallet());
    expect(status.status).toBe('Failed');
    const path = `/api/v1/benchmarks/dynamic-flow/status/${status.execution_id}`;
    const original = (await http.get(path)).json() as Body;
    expect(original['error_message']).toMatch(/\S/);
    expect(original['tool_calls']).toMatchObject([
      { success: false, error: expect.stringMatching(/\S/) as unknown },
    ]);
    const log = (await http.get(`/api/v1/execution-logs/${status.execution_id}`)).json() as Body;
    expect(log).toMatchObject({ final_status: 'Failed', result: { exit_code: 1 } });
    expect(log['trace']).toContain('❌');
  });

  it.each([
    ['direct', true],
    ['bridge', false],
  ])('the path chooses the mode: %s with shared_surfpool %s', async (mode, shared) => {
    const answer = await execute(mode, { prompt: PROMPT, shared_surfpool: shared });
    expect(answer.json()).toMatchObject({ result: { execution_mode: mode } });
  });

  it('the status is one answer under each of its paths, and a finished one carries what happened', async () => {
    const started = (await execute('recovery', { prompt: PROMPT })).json() as {
      execution_id: string;
      flow_id: string;
    };
    const done = await finished(app, started.execution_id);
    const same = await http.get(`/api/v1/benchmarks/${started.flow_id}/status/${started.execution_id}`);
    expect(same.json()).toMatchObject(JSON.parse(JSON.stringify(done)) as object);
    expect(done.steps[0]?.attempts[0]?.signature).toMatch(/^[1-9A-HJ-NP-Za-km-z]{80,90}$/);
  });

  it('an entity tag is worth a 304, and the time of the last change is not now', async () => {
    const { execution_id: id } = await runFlow(app, PROMPT, freshWallet());
    const first = await http.get(`/api/v1/flows/${id}`);
    const again = await http.get(`/api/v1/flows/${id}`, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    expect(again.headers.get('last-modified')).toBe(first.headers.get('last-modified'));
    expect(first.headers.get('last-modified')).toMatch(/ GMT$/);
  });

  it('runs are found under their benchmark from the start, and keep their score', async () => {
    const accepted = await http.post(`/api/v1/benchmarks/${ORIGINAL_ID}/run`, { agent: 'deterministic' });
    const { execution_id: id } = accepted.json() as { execution_id: string };
    const shown = (await http.get(`/api/v1/benchmarks/${ORIGINAL_ID}`)).json();
    expect(shown).toMatchObject({ latest_execution_id: id, recent_executions: [{ execution_id: id }] });
    await finished(app, id);
    const newest = await http.get(`/api/v1/benchmarks/${ORIGINAL_ID}/status`);
    expect(newest.json()).toMatchObject({
      execution_id: id,
      benchmark_id: ORIGINAL_ID,
      score: 1,
      progress: 1,
    });
  });

  it('a benchmark whose prompt changes stays one benchmark', async () => {
    await storeBenchmark(app, ORIGINAL_BENCHMARK.replace('0.1 SOL', '0.2 SOL'));
    await storeBenchmark(app, ORIGINAL_BENCHMARK);
    const all = (await http.get('/api/v1/benchmarks')).json() as { id: string }[];
    expect(all.filter(({ id }) => id === ORIGINAL_ID)).toHaveLength(1);
  });

  it('two runs of one benchmark are apart, and no name is hidden', async () => {
    await storeBenchmark(app, ORIGINAL_BENCHMARK.replace(ORIGINAL_ID, '114-hidden'));
    const all = (await http.get('/api/v1/benchmarks')).json() as { id: string }[];
    expect(all.map(({ id }) => id)).toContain('114-hidden');
    const runs = await Promise.all([runBenchmark(app, '114-hidden'), runBenchmark(app, '114-hidden')]);
    expect(new Set(runs.map((run) => run.execution_id)).size).toBe(2);
    const logs = (await http.get('/api/v1/flow-logs/114-hidden')).json() as { sessions: unknown[] };
    expect(logs.sessions).toHaveLength(2);
  });

  it('texts of other scripts and with markup go through unharmed', async () => {
    const text = 'Привет 🌊 <script>alert(1)</script> : "quoted" \\ end';
    const yml = ORIGINAL_BENCHMARK.replace(ORIGINAL_ID, 'odd-text').replace(
      /description: .*/,
      `description: ${JSON.stringify(text)}`,
    );
    await storeBenchmark(app, yml);
    expect((await http.get('/api/v1/benchmarks/odd-text')).json()).toMatchObject({ description: text });
    const key = { agent_type: 'deterministic', api_key: '🌊🌊🌊' };
    expect((await http.post('/api/v1/agents/config', key)).status).toBe(200);
    const shown = (await http.get('/api/v1/agents/config/deterministic')).json() as { api_key: string };
    expect(shown.api_key.isWellFormed()).toBe(true);
  });
});
