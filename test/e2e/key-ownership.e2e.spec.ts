import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type TestKey, testKey } from '../support/api-keys';
import { APP_STORES, type AppStore } from '../support/app-stores';
import { freshWallet } from '../support/flows';

const BENCHMARK = 'transfer-sol';
const SECRET = 'send 0.0123456 SOL to 6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';

interface Body {
  readonly [member: string]: unknown;
  readonly execution_id: string;
  readonly flow_id: string;
  readonly status: string;
}

jest.setTimeout(120_000);

describe.each(APP_STORES)('executions of another key on %s', (_store, openStore) => {
  const alice = testKey('alice', 'read', 'run');
  const bob = testKey('bob', 'read', 'run');
  const admin = testKey('root', 'admin');
  const PLAIN: TestKey = {
    key: 'a-plain-key-0123456789',
    line: 'a-plain-key-0123456789',
    headers: { 'x-api-key': 'a-plain-key-0123456789' },
  };
  let store: AppStore;
  let app: NestFastifyApplication;
  const wallet = freshWallet();
  let asking: Body;
  let failed: Body;
  let bridged: Body;
  let run: Body;

  const send = (
    key: TestKey,
    method: 'GET' | 'POST' | 'HEAD',
    path: string,
    payload?: object,
    headers = {},
  ) =>
    app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...key.headers, ...headers },
      ...(payload && { payload }),
    });
  const get = (key: TestKey, path: string) => send(key, 'GET', path);

  async function start(key: TestKey, path: string, body: object, until: RegExp, headers = {}): Promise<Body> {
    const accepted = await send(key, 'POST', path, body, headers);
    if (accepted.statusCode !== 202) throw new Error(accepted.body);
    const { execution_id: id } = accepted.json<Body>();
    for (;;) {
      const status = (await get(admin, `/executions/${id}`)).json<Body>();
      if (until.test(status.status)) return status;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  beforeAll(async () => {
    store = await openStore();
    const lines = [alice, bob, admin, PLAIN].map(({ line }) => line);
    const access = { REEV_API_KEYS: lines.join(','), REEV_DEBUG_ROUTES: 'true' };
    app = await startTestApp({ variables: { ...store.variables, ...access } });
    const flow = () => ({ prompt: SECRET, wallet });
    const asks = { enable_user_fulfillment: true, enable_alternative_flows: false, retry_attempts: 0 };
    const faults = [{ step: 'transfer_1', kind: 'insufficient_funds' }];
    bridged = await start(alice, '/benchmarks/execute-dynamic', flow(), /Completed/);
    asking = await start(
      alice,
      '/benchmarks/execute-recovery',
      { ...flow(), recovery_config: asks, sandbox: { faults } },
      /AwaitingUser/,
    );
    failed = await start(alice, '/benchmarks/execute-direct', { ...flow(), sandbox: { faults } }, /Failed/);
    run = await start(alice, `/benchmarks/${BENCHMARK}/run`, { agent: 'deterministic' }, /Completed/);
  });
  afterAll(async () => {
    await app.close();
    await store.dispose();
  });

  const executions = () => [asking, failed, bridged, run];

  /** Everything that can be read of an execution, under every name that it has. */
  const READS: readonly ((execution: { execution_id: string; flow_id: string }) => string)[] = [
    ({ execution_id: id }) => `/executions/${id}`,
    ({ execution_id: id }) => `/executions/${id.replace('-', '%2D')}`,
    ({ execution_id: id }) => `/executions/${id}/events`,
    ({ execution_id: id }) => `/executions/${id}/events?since=1`,
    ({ execution_id: id }) => `/executions/${id}/questions`,
    ({ execution_id: id, flow_id: flow }) => `/benchmarks/${flow}/status/${id}`,
    ({ execution_id: id }) => `/benchmarks/dynamic-flow/status/${id}`,
    ({ execution_id: id }) => `/benchmarks/${BENCHMARK}/status/${id}`,
    ({ flow_id: flow }) => `/benchmarks/${flow}/status`,
    ({ execution_id: id }) => `/benchmarks/${id}/status`,
    ...[
      '',
      '?format=json',
      '?format=html',
      '?format=svg',
      '?format=mermaid',
      '?format=ascii',
      '?at=1',
      '?at=1&format=html',
    ].flatMap((query) => [
      ({ execution_id: id }: { execution_id: string }) => `/flows/${id}${query}`,
      ({ flow_id: flow }: { flow_id: string }) => `/flows/${flow}${query}`,
    ]),
    ({ flow_id: flow }) => `/flows/${flow}/benchmark.yml`,
    ({ execution_id: id }) => `/execution-logs/${id}`,
    ({ flow_id: flow }) => `/execution-logs/${flow}`,
    ({ execution_id: id }) => `/execution-logs/${BENCHMARK}?execution_id=${id}`,
    ({ execution_id: id }) => `/transaction-logs/${id}`,
    ({ flow_id: flow }) => `/transaction-logs/${flow}`,
    ({ execution_id: id }) => `/transaction-logs/${BENCHMARK}?execution_id=${id}`,
    ({ execution_id: id }) => `/flow-logs/${id}`,
    ({ flow_id: flow }) => `/flow-logs/${flow}`,
  ];

  const NOBODYS = {
    execution_id: 'direct-0198c7d6-1f2e-7c3a-9b4d-5e6f70819203',
    flow_id: 'flow-0198c7d6-1f2e-7c3a-9b4d-5e6f70819202',
  };

  /** An answer without what names the execution that was asked for, and the time. */
  const anonymous = (text: string, { execution_id: id, flow_id: flow }: typeof NOBODYS) =>
    [id, id.replace('-', '%2D'), flow]
      .reduce((shown, name) => shown.replaceAll(name, '*'), text)
      .replace(/"timestamp":"[^"]*"/, '');

  it('are there for their owner and for administrators', async () => {
    for (const key of [alice, admin, PLAIN])
      for (const read of READS) {
        const statuses = await Promise.all(
          executions().map(async (own) => (await get(key, read(own))).statusCode),
        );
        // A file has only a flow of bridge mode, for instance.
        expect([read(NOBODYS), statuses.includes(200)]).toEqual([read(NOBODYS), true]);
      }
  });

  it('are not there: the answer is that for an id that nobody has', async () => {
    for (const execution of executions())
      for (const read of READS) {
        const [foreign, unknown] = [await get(bob, read(execution)), await get(bob, read(NOBODYS))];
        const path = read(execution);
        expect([path, foreign.statusCode]).toEqual([path, 404]);
        expect(anonymous(foreign.body, execution)).toBe(anonymous(unknown.body, NOBODYS));
        expect(foreign.headers['etag'] ?? foreign.headers['last-modified']).toBeUndefined();
      }
  });

  it('are not there for HEAD, conditional requests, held ones and streams either', async () => {
    for (const execution of executions()) {
      const path = `/executions/${execution.execution_id}`;
      const etag = `"${execution.execution_id}-${String(execution['revision'])}"`;
      expect((await send(bob, 'HEAD', path)).statusCode).toBe(404);
      for (const headers of [
        { 'if-none-match': etag },
        { 'if-none-match': '*' },
        { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() },
        { prefer: 'wait=5' },
      ])
        expect((await send(bob, 'GET', path, undefined, headers)).statusCode).toBe(404);
      for (const headers of [
        { accept: 'text/event-stream' },
        { accept: 'text/event-stream', 'last-event-id': '1' },
      ])
        expect((await send(bob, 'GET', `${path}/events`, undefined, headers)).statusCode).toBe(404);
    }
  });

  it('cannot be moved', async () => {
    const { execution_id: id, flow_id: flow } = asking;
    const answer = { question_id: 'transfer_1-1', choice: 'abort' };
    const [before] = [(await get(alice, `/executions/${id}`)).json<Body>()];
    for (const [path, body] of [
      [`/executions/${id}/stop`, undefined],
      [`/benchmarks/${flow}/stop/${id}`, undefined],
      [`/executions/${id}/answers`, answer],
      [`/executions/${failed.execution_id}/resume`, undefined],
      [`/executions/${failed.execution_id}/stop`, undefined],
    ] as const) {
      const refused = await send(bob, 'POST', path, body);
      expect([path, refused.statusCode]).toEqual([path, 404]);
      expect(refused.json()).toMatchObject({ code: 'execution_not_found' });
      const stale = await send(bob, 'POST', path, body, { 'if-match': '"other"' });
      expect([path, stale.statusCode]).toEqual([path, 404]);
    }
    expect((await get(alice, `/executions/${id}`)).json()).toEqual(before);
  });

  it('are in no list', async () => {
    const filters = [
      '',
      `?wallet=${wallet}`,
      `?flow_id=${asking.flow_id}`,
      `?benchmark_id=${BENCHMARK}`,
      '?status=Completed,Failed,AwaitingUser',
      '?mode=static',
      '?agent=deterministic',
      '?owner=alice',
    ];
    for (const filter of filters) {
      const listed = await get(bob, `/executions${filter}`);
      if (listed.statusCode === 200)
        expect([filter, listed.json<{ items: unknown[] }>().items]).toEqual([filter, []]);
      expect(listed.body).not.toContain(asking.execution_id);
    }
    const all = (key: TestKey) =>
      get(key, '/executions').then((answer) => answer.json<{ items: Body[] }>().items);
    const ids = (items: Body[]) => items.map(({ execution_id: id }) => id).sort();
    const own = executions()
      .map(({ execution_id: id }) => id)
      .sort();
    expect(ids(await all(alice))).toEqual(own);
    expect(ids(await all(admin))).toEqual(expect.arrayContaining(own));
    expect(ids(await all(PLAIN))).toEqual(expect.arrayContaining(own));
  });

  it('are no runs of a benchmark', async () => {
    expect((await get(bob, `/benchmarks/${BENCHMARK}`)).json()).toMatchObject({
      recent_executions: [],
      latest_execution_id: null,
    });
    expect((await get(bob, `/benchmarks/${BENCHMARK}/status`)).statusCode).toBe(404);
    expect((await get(bob, `/benchmarks/${BENCHMARK}/status?agent=deterministic`)).statusCode).toBe(404);
    expect((await get(bob, `/flow-logs/${BENCHMARK}`)).json()).toMatchObject({ sessions: [], trace: '' });
    expect((await get(bob, `/transaction-logs/${BENCHMARK}`)).body).not.toContain(run.execution_id);
    expect((await get(bob, `/execution-logs/${BENCHMARK}`)).statusCode).toBe(404);
    expect((await get(bob, '/agent-performance')).json()).toEqual([]);
    expect((await get(alice, '/agent-performance')).body).toContain(run.execution_id);
    const own = await start(bob, `/benchmarks/${BENCHMARK}/run`, { agent: 'deterministic' }, /Completed/);
    for (const path of ['', '/status']) {
      const shown = (await get(bob, `/benchmarks/${BENCHMARK}${path}`)).body;
      expect(shown).toContain(own.execution_id);
      expect(shown).not.toContain(run.execution_id);
      expect((await get(alice, `/benchmarks/${BENCHMARK}${path}`)).body).not.toContain(own.execution_id);
    }
    expect((await get(bob, `/flow-logs/${own.execution_id}`)).body).not.toContain(run.execution_id);
  });

  it('answer no request under the same Idempotency-Key', async () => {
    const headers = { 'idempotency-key': '"one"' };
    const body = { prompt: SECRET, wallet: freshWallet() };
    const post = (key: TestKey) => send(key, 'POST', '/benchmarks/execute-direct', body, headers);
    const [first, other, again] = [await post(alice), await post(bob), await post(alice)];
    expect([first.statusCode, other.statusCode, again.statusCode]).toEqual([202, 202, 202]);
    expect(other.headers['idempotent-replayed']).toBeUndefined();
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(again.json<Body>().execution_id).toBe(first.json<Body>().execution_id);
    expect(other.json<Body>().execution_id).not.toBe(first.json<Body>().execution_id);
  });

  it('keep settings of agents of their own', async () => {
    const config = { agent_type: 'deterministic', api_url: 'http://localhost:1', api_key: 'secret-of-alice' };
    expect((await send(alice, 'POST', '/agents/config', config)).statusCode).toBe(200);
    expect((await get(bob, '/agents/config/deterministic')).statusCode).toBe(404);
    expect((await get(alice, '/agents/config/deterministic')).statusCode).toBe(200);
  });

  it('are no business of the reports that everybody may not see', async () => {
    for (const path of ['/metrics/flows', '/metrics/recovery', '/debug/execution-sessions']) {
      expect((await get(bob, path)).statusCode).toBe(403);
      expect((await get(admin, path)).statusCode).toBe(200);
    }
    const figures = await app.inject({ url: '/metrics' });
    for (const secret of ['alice', asking.execution_id, asking.flow_id])
      expect(figures.body).not.toContain(secret);
  });

  it('stay their owner’s when an administrator resumes them', async () => {
    expect((await get(admin, `/executions/${failed.execution_id}`)).statusCode).toBe(200);
    const resumed = await send(admin, 'POST', `/executions/${failed.execution_id}/resume`);
    expect(resumed.statusCode).toBe(202);
    const { execution_id: id } = resumed.json<Body>();
    expect((await get(alice, `/executions/${id}`)).statusCode).toBe(200);
    expect((await get(bob, `/executions/${id}`)).statusCode).toBe(404);
  });
});
