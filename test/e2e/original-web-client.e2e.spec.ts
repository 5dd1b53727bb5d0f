import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { storeBenchmark } from '../support/benchmarks';
import { freshWallet } from '../support/flows';
import { HttpClient } from '../support/http-client';
import { ORIGINAL_BENCHMARK, ORIGINAL_ID } from '../support/original-benchmark';

type Body = Record<string, unknown>;
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string' && value !== '';
const isTexts: Check = (value) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isTime: Check = (value) => isText(value) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value));
const isNumber: Check = (value) => typeof value === 'number';
const isShare: Check = (value) => isNumber(value) && Number(value) >= 0 && Number(value) <= 1;
const isBoolean: Check = (value) => typeof value === 'boolean';
const is =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);

/** The value at a path such as `recent_executions.0.status`. */
function at(body: unknown, path: string): unknown {
  return path.split('.').reduce((value, name) => (value as Body | undefined)?.[name], body);
}

describe('the web client of the original', () => {
  let app: NestFastifyApplication;
  let http: HttpClient;
  let id: string;
  const answers = new Map<string, unknown>();

  /** Everything that it calls, in the order of a session. */
  beforeAll(async () => {
    app = await startTestApp();
    http = await HttpClient.listen(app);
    await storeBenchmark(app, ORIGINAL_BENCHMARK);
    const config = { agent_type: 'deterministic', api_url: 'http://localhost:1', api_key: 'sk-secret-1234' };
    answers.set('saved', (await http.post('/api/v1/agents/config', config)).json());
    answers.set('tested', (await http.post('/api/v1/agents/test', config)).json());
    const kept = (await http.get('/api/v1/agents/config/deterministic')).json();
    answers.set('config', kept);
    // It sends what it was shown, the masked key included.
    const run = { agent: 'deterministic', config: kept };
    const accepted = (await http.post(`/api/v1/benchmarks/${ORIGINAL_ID}/run`, run)).json() as {
      execution_id: string;
    };
    answers.set('run', accepted);
    id = accepted.execution_id;
    const status = `/api/v1/benchmarks/${ORIGINAL_ID}/status/${id}`;
    const done = await http.poll(
      status,
      (body) => body['status'] === 'Completed' || body['status'] === 'Failed',
    );
    answers.set('status', done.json());
    const logs = `${ORIGINAL_ID}?execution_id=${id}`;
    const rest = {
      benchmarks: '/benchmarks',
      benchmark: `/benchmarks/${ORIGINAL_ID}`,
      'execution log': `/execution-logs/${logs}`,
      'transaction log': `/transaction-logs/${logs}`,
      performance: '/agent-performance',
      health: '/health',
      agents: '/agents',
      'flow log': `/flow-logs/${ORIGINAL_ID}`,
    };
    for (const [name, path] of Object.entries(rest))
      answers.set(name, (await http.get(`/api/v1${path}`, { 'content-type': 'application/json' })).json());
  });
  afterAll(() => app.close());

  it.each<[string, string, Check]>([
    ['benchmarks', '0.id', isText],
    ['benchmarks', '0.prompt', isText],
    ['benchmarks', '0.description', isText],
    ['benchmarks', '0.tags', isTexts],
    ['benchmark', 'recent_executions.0.agent_type', is('deterministic')],
    ['benchmark', 'recent_executions.0.status', is('completed')],
    ['benchmark', 'recent_executions.0.execution_id', (value) => value === id],
    ['benchmark', 'latest_execution_id', (value) => value === id],
    ['run', 'execution_id', isText],
    ['status', 'id', (value) => value === id],
    ['status', 'execution_id', (value) => value === id],
    ['status', 'benchmark_id', is(ORIGINAL_ID)],
    ['status', 'agent', is('deterministic')],
    ['status', 'status', is('Completed')],
    ['status', 'progress', is(1)],
    ['status', 'start_time', isTime],
    ['status', 'end_time', isTime],
    ['status', 'trace', isText],
    ['status', 'error', is(null)],
    ['status', 'score', is(1)],
    ['status', 'timestamp', isTime],
    ['status', 'execution_time_ms', isNumber],
    ['status', 'color_class', is('green')],
    ['execution log', 'trace', isText],
    ['execution log', 'execution_id', (value) => value === id],
    ['execution log', 'status', is('completed')],
    ['execution log', 'final_status', is('Completed')],
    ['execution log', 'is_running', is(false)],
    ['execution log', 'progress', isShare],
    ['transaction log', 'transaction_logs', isText],
    ['transaction log', 'is_running', isBoolean],
    ['transaction log', 'execution_id', (value) => value === id],
    ['transaction log', 'message', is(null)],
    ['transaction log', 'trace', isText],
    ['transaction log', 'format', is('text')],
    ['transaction log', 'show_cu', is(true)],
    ['performance', '0.agent_type', is('deterministic')],
    ['performance', '0.total_benchmarks', is(1)],
    ['performance', '0.average_score', is(1)],
    ['performance', '0.success_rate', is(1)],
    ['performance', '0.results.0.id', Number.isSafeInteger],
    ['performance', '0.results.0.benchmark_id', is(ORIGINAL_ID)],
    ['performance', '0.results.0.score', is(1)],
    // Any of completed, succeeded, failed, running, pending, in whatever case.
    ['performance', '0.results.0.final_status', is('Succeeded')],
    ['performance', '0.results.0.timestamp', isTime],
    ['config', 'agent_type', is('deterministic')],
    ['config', 'api_url', is('http://localhost:1')],
    ['config', 'api_key', is('***1234')],
    ['saved', 'status', is('saved')],
    ['tested', 'status', is('success')],
    ['tested', 'message', isText],
    ['health', 'status', is('healthy')],
    ['agents', '0', is('deterministic')],
    ['flow log', 'sessions.0.session_id', (value) => value === id],
    ['flow log', 'sessions.0.status', is('completed')],
  ])('reads in %s: %s', (name, path, check) => {
    const value = at(answers.get(name), path);
    expect({ value, isRight: check(value) }).toMatchObject({ isRight: true });
  });

  it.each([
    ['GET', '/api/v1/benchmarks/nothing', undefined, 404],
    ['GET', `/api/v1/benchmarks/${ORIGINAL_ID}/status/nothing`, undefined, 404],
    ['GET', '/api/v1/agents/config/nobody', undefined, 404],
    ['POST', `/api/v1/benchmarks/${ORIGINAL_ID}/run`, '{}', 400],
    ['POST', `/api/v1/benchmarks/${ORIGINAL_ID}/run`, '{', 400],
    ['GET', '/api/v1/results', undefined, 404],
  ])('reads error, message and timestamp when %s %s is refused', async (method, path, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await http.send(method, path, { headers, body: body ?? null });
    expect(answer.status).toBe(status);
    const problem = answer.json() as Body;
    expect([problem['error'], problem['message'], problem['timestamp']].map(isText)).toEqual([
      true,
      true,
      true,
    ]);
    expect(isTime(problem['timestamp'])).toBe(true);
  });

  it('may send the masked key back without losing the real one', async () => {
    const kept = (await http.get('/api/v1/agents/config/deterministic')).json() as Body;
    const changed = { ...kept, api_url: 'http://localhost:2' };
    await http.post(`/api/v1/benchmarks/${ORIGINAL_ID}/run`, { agent: 'deterministic', config: changed });
    expect((await http.get('/api/v1/agents/config/deterministic')).json()).toEqual(changed);
    const other = { ...kept, api_key: 'sk-other-9999' };
    await http.post('/api/v1/agents/config', other);
    expect((await http.get('/api/v1/agents/config/deterministic')).json()).toMatchObject({
      api_key: '***9999',
    });
  });

  it('is told what cannot be used, and no secret of what was kept', async () => {
    const refused = await http.post('/api/v1/agents/config', {
      agent_type: 'local',
      api_url: 'http://localhost:1',
    });
    expect([refused.status, refused.json()]).toMatchObject([400, { code: 'unknown_agent' }]);
    expect((await http.get('/api/v1/agents/config/local')).status).toBe(404);
    const odd = await http.post('/api/v1/agents/config', { agent_type: 'deterministic', api_url: 'ftp://x' });
    expect([odd.status, odd.json()]).toMatchObject([400, { errors: [{ field: 'api_url' }] }]);
    const api_url = 'https://me:hunter2@api.example/v1?key=hunter2';
    const config = { agent_type: 'deterministic', api_url, api_key: 'sk-other-9999' };
    expect((await http.post('/api/v1/agents/config', config)).json()).toMatchObject({
      message: expect.stringContaining('not used') as unknown,
    });
    const shown = await http.get('/api/v1/agents/config/deterministic');
    expect(shown.text).not.toContain('hunter2');
    await http.post('/api/v1/agents/config', shown.json());
    expect((await http.get('/api/v1/agents/config/deterministic')).json()).toEqual(shown.json());
  });

  it('sees the same numbers of runs each time', async () => {
    const numbers = async () => {
      const [agent] = (await http.get('/api/v1/agent-performance')).json() as { results: { id: number }[] }[];
      return agent?.results.map(({ id: number }) => number) ?? [];
    };
    const first = await numbers();
    expect(new Set(first).size).toBe(first.length);
    expect(await numbers()).toEqual(first);
  });

  it('draws a run under the id of its benchmark', async () => {
    const drawn = (await http.get(`/api/v1/flows/${id}`)).json() as Body;
    expect(at(drawn, 'metadata.benchmark_id')).toBe(ORIGINAL_ID);
  });

  it('sees the end of what it stopped, by a POST of JSON without a body', async () => {
    const asking = {
      prompt: 'swap 1 SOL to USDC',
      wallet: freshWallet(),
      sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
      recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
    };
    const started = (await http.post('/api/v1/benchmarks/execute-recovery', asking)).json() as Body;
    const run = String(started['execution_id']);
    const headers = { 'content-type': 'application/json' };
    const stop = `/api/v1/benchmarks/${ORIGINAL_ID}/stop/${run}`;
    expect((await http.send('POST', stop, { headers })).status).toBe(200);
    const path = `/api/v1/benchmarks/dynamic-flow/status/${run}`;
    const ended = await http.poll(path, ({ status }) => status === 'Completed' || status === 'Failed');
    const byUser = expect.stringContaining('stopped by a user') as unknown;
    expect(ended.json()).toMatchObject({
      status: 'Failed',
      error: byUser,
      error_message: byUser,
      trace: byUser,
    });
    const log = (await http.get(`/api/v1/execution-logs/x?execution_id=${run}`)).json();
    expect(log).toMatchObject({ status: 'failed', final_status: 'Failed', is_running: false });
    expect((await http.get(`/api/v1/executions/${run}`)).json()).toMatchObject({ status: 'Stopped' });
  });

  it('may call from another origin, with a JSON media type on every request', async () => {
    const answer = await http.send('OPTIONS', `/api/v1/benchmarks/${ORIGINAL_ID}/run`, {
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.get('access-control-allow-headers')).toContain('content-type');
  });

  it('sees a failed run as failed, with its trace', async () => {
    await storeBenchmark(
      app,
      ORIGINAL_BENCHMARK.replace(ORIGINAL_ID, 'too-much').replace('Send 0.1 SOL', 'Send 900 SOL'),
    );
    const accepted = await http.post('/api/v1/benchmarks/too-much/run', { agent: 'deterministic' });
    const run = accepted.json() as Body;
    const path = `/api/v1/benchmarks/too-much/status/${String(run['execution_id'])}`;
    const failed = await http.poll(path, ({ status }) => status === 'Failed' || status === 'Completed');
    expect(failed.json()).toMatchObject({
      status: 'Failed',
      error: expect.stringMatching(/\S/) as unknown,
      trace: expect.stringContaining('❌') as unknown,
      color_class: expect.stringMatching(/^(yellow|red)$/) as unknown,
    });
  });
});
