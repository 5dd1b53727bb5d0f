import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { finished, freshWallet } from '../support/flows';
import { HttpClient } from '../support/http-client';
import { ORIGINAL_BENCHMARK, ORIGINAL_ID } from '../support/original-benchmark';
import { ORIGINAL_DEBUG_ROUTES } from '../support/original-debug-routes';
import { CONFIG, EXECUTION, ORIGINAL_ROUTES } from '../support/original-routes';

const TEXT = expect.any(String) as unknown;
const FLOW = { prompt: 'swap 1 SOL to USDC', agent: 'deterministic', shared_surfpool: false };

describe('the routes of the original', () => {
  let app: NestFastifyApplication;
  let http: HttpClient;
  let id: string;

  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_DEBUG_ROUTES: 'true' } });
    http = await HttpClient.listen(app);
    await http.post('/api/v1/upsert-yml', { yml_content: ORIGINAL_BENCHMARK });
    const run = await http.post(`/api/v1/benchmarks/${ORIGINAL_ID}/run`, { agent: 'deterministic' });
    id = (run.json() as { execution_id: string }).execution_id;
    await finished(app, id);
    await http.post('/api/v1/agents/config', CONFIG);
  });
  afterAll(() => app.close());

  function ask(route: string, body?: unknown) {
    const [method = '', path = ''] = route.replaceAll('{eid}', id).replaceAll('{id}', ORIGINAL_ID).split(' ');
    return method === 'GET' ? http.get(`/api/v1${path}`) : http.post(`/api/v1${path}`, body);
  }

  it.each([...ORIGINAL_ROUTES, ...ORIGINAL_DEBUG_ROUTES])(
    '$row: $route answers $status',
    async ({ route, body, status, answer }) => {
      const given = await ask(route, body);
      expect({ status: given.status, body: given.json() }).toMatchObject({ status, body: answer });
    },
  );

  it.each([
    [25, 'direct', { ...FLOW, atomic_mode: 'Strict' }],
    [26, 'bridge', { ...FLOW, shared_surfpool: true }],
    [27, 'recovery', { prompt: FLOW.prompt, recovery_config: { max_recovery_time_ms: 1_000 } }],
  ])('%i: POST /benchmarks/execute-%s answers 202', async (_row, mode, body) => {
    const given = await ask(`POST /benchmarks/execute-${mode}`, { ...body, wallet: freshWallet() });
    expect({ status: given.status, body: given.json() }).toMatchObject({
      status: 202,
      body: {
        ...EXECUTION,
        execution_id: expect.stringMatching(new RegExp(`^${mode}-`)) as unknown,
        result: { flow_id: TEXT, steps_generated: 1, execution_mode: mode, prompt_processed: FLOW.prompt },
      },
    });
  });

  it('29 to 31: a consolidated session is found by the id that its status names, and tells what was done', async () => {
    const { consolidated_session_id: session } = (await ask('GET /consolidation/{eid}/status')).json() as {
      consolidated_session_id: string;
    };
    const body = (await http.get(`/api/v1/sessions/consolidated/${session}`)).json() as { content: string };
    expect(JSON.parse(body.content)).toMatchObject({
      consolidated_session_id: session,
      execution_id: id,
      total_sessions: 1,
      steps: [{ tool_name: 'sol_transfer', status: 'Completed', success: true }],
      metadata: { successful_steps: 1, failed_steps: 0, avg_score: 1 },
    });
    for (const path of ['sessions/consolidated/x', 'executions/x/consolidated', 'consolidation/x/status'])
      expect((await http.get(`/api/v1/${path}`)).json()).toMatchObject({ code: 'execution_not_found' });
  });

  it('29 to 31: what has not ended has no consolidated session yet', async () => {
    const payload = { prompt: FLOW.prompt, wallet: freshWallet(), sandbox: { signer: 'wallet' } };
    const started = (await ask('POST /benchmarks/execute-direct', payload)).json() as {
      execution_id: string;
    };
    const open = await http.get(`/api/v1/executions/${started.execution_id}/consolidated`);
    expect([open.status, open.json()]).toMatchObject([404, { code: 'not_found' }]);
    const status = (await http.get(`/api/v1/consolidation/${started.execution_id}/status`)).json();
    expect(status).toMatchObject({ complete: false, consolidated_session_id: null, metadata: null });
  });

  it('7: POST /benchmarks/{id}/stop/{eid} stops what runs', async () => {
    const body = { prompt: 'swap 1 SOL to USDC', wallet: freshWallet() };
    const recovery = { enable_user_fulfillment: true, enable_alternative_flows: false };
    const faults = [{ step: 'swap_1', kind: 'insufficient_funds' }];
    const started = await ask('POST /benchmarks/execute-recovery', {
      ...body,
      recovery_config: recovery,
      sandbox: { faults },
    });
    const { execution_id: running } = started.json() as { execution_id: string };
    const stopped = await http.post(`/api/v1/benchmarks/any/stop/${running}`);
    expect([stopped.status, stopped.json()]).toEqual([200, expect.objectContaining({ status: 'stopped' })]);
    // The original called it Failed, and its process went on.
    expect((await finished(app, running)).status).toBe('Stopped');
  });

  it.each(ORIGINAL_DEBUG_ROUTES.map(({ route }) => route))(
    '20 to 24: %s is not there unless it is switched on',
    async (route) => {
      const plain = await startTestApp();
      const [method, path] = route.split(' ') as ['GET' | 'POST', string];
      const answer = await plain.inject({ method, url: `/api/v1${path}` });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'not_found']);
      await plain.close();
    },
  );
});
