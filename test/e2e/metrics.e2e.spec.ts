import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FlowEvent, QueuedEvent } from '../../src/domain';
import { FlowJournal, FlowReader } from '../../src/journal';
import { UnitOfWork } from '../../src/storage';
import { startTestApp } from '../support/app';
import { freshWallet, runFlow } from '../support/flows';

interface Figures {
  readonly triggered: number;
  readonly attempts: number;
  readonly success_rate: number | null;
}

interface RecoveryBody {
  readonly last_updated: string;
  readonly since: string;
  readonly strategies: Readonly<Record<string, Figures>>;
  readonly error_classes: Readonly<Record<string, Figures>>;
}

const failure = { code: 'rpc_unavailable', message: 'no node' } as const;

describe('metrics', () => {
  let dataDir: string;
  let app: NestFastifyApplication;
  let wallet: string;
  let executionId: string;

  const start = () => startTestApp({ variables: { REEV_DATA_DIR: dataDir, REEV_API_KEYS: '' } });
  const read = async (path: string) => (await app.inject({ url: `/api/v1/metrics/${path}` })).json<object>();
  const scrape = async () => (await app.inject({ url: '/metrics' })).body.split('\n');

  /** Journals, as the engine does, a flow of one step that fails once and is retried. */
  async function recover(): Promise<void> {
    const [first] = await app.get(FlowReader).events(executionId);
    if (first?.event.type !== 'execution_queued') throw new Error('a journal begins with its queueing');
    const stepId = first.event.steps[0]?.stepId ?? '';
    const ended = (attempt: number, outcome: 'failed' | 'landed'): FlowEvent => ({
      type: 'attempt_ended',
      stepIds: [stepId],
      attempt,
      outcome,
      ...(outcome === 'failed' && { failure }),
    });
    const output = { kind: 'assets', signature: 's', venue: 'v', spent: [], received: [], fee: 0n } as const;
    const events: [QueuedEvent, ...FlowEvent[]] = [
      { ...first.event, mode: 'recovery' },
      { type: 'execution_started' },
      { type: 'step_started', stepId },
      ended(1, 'failed'),
      {
        type: 'recovery_decided',
        stepId,
        attempt: 1,
        errorClass: 'transient',
        strategy: 'retry',
        delayMs: 0,
        reason: 'a test',
      },
      ended(2, 'landed'),
      { type: 'step_completed', stepId, output },
      { type: 'execution_completed' },
    ];
    const journal = app.get(FlowJournal);
    await app.get(UnitOfWork).run((trx) => journal.begin(trx, 'recovery-0001', events));
  }

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'reev-metrics-'));
    app = await start();
    wallet = freshWallet();
  });
  afterAll(async () => {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('says null, and not 0, while there is nothing to divide', async () => {
    expect(await read('recovery')).toMatchObject({
      total_flows: 0,
      success_rate: null,
      average_recovery_time_ms: null,
      first_try: { ended_steps: 0, rate: null, ci95: null },
      strategies: { retry: { triggered: 0, success_rate: null, recovery_ms: { p50: null } } },
    });
    expect(await read('flows')).toMatchObject({
      ended_flows: 0,
      duration_ms: { p50: null, p95: null, p99: null },
      flows: [],
      steps: [],
    });
  });

  it('counts flows that really ran', async () => {
    const done = await runFlow(app, `send 0.1 SOL to ${freshWallet()}, then show my balances`, wallet);
    executionId = done.execution_id;
    await runFlow(app, 'swap 50 SOL to USDC, then lend it', wallet);
    expect(await read('flows?window=1h')).toMatchObject({
      window: '1h',
      ended_flows: 2,
      open_flows: 0,
      flows: [
        { mode: 'direct', status: 'Completed', count: 1, duration_ms: { p50: expect.any(Number) as number } },
        { mode: 'direct', status: 'Failed', count: 1 },
      ],
      steps: [
        { tool: 'get_account_balance', status: 'Completed', count: 1 },
        { tool: 'jupiter_lend_earn_deposit', status: 'Skipped', count: 1 },
        { tool: 'jupiter_swap', status: 'Failed', count: 1 },
        { tool: 'sol_transfer', status: 'Completed', count: 1 },
      ],
    });
    expect(await read('recovery')).toMatchObject({
      total_flows: 2,
      successful_flows: 1,
      failed_flows: 1,
      recovered_flows: 0,
      total_recovery_time_ms: 0,
      success_rate: 0.5,
      strategies_used: { retry_attempts: 0, alternative_flows_used: 0, user_fulfillment_used: 0 },
      first_try: { ended_steps: 3, first_try_steps: 2 },
      window: '24h',
    });
  });

  it('counts a recovery that the journal tells of', async () => {
    await recover();
    expect(await read('recovery')).toMatchObject({
      total_flows: 3,
      recovered_flows: 1,
      average_recovery_time_ms: 0,
      strategies_used: { retry_attempts: 1 },
      strategies: { retry: { triggered: 1, recovered: 1, success_rate: 1 } },
      error_classes: { transient: { triggered: 1, recovered: 1 } },
    });
  });

  it('serves collectors, by names that dashboards can rely on', async () => {
    const answer = await app.inject({ url: '/metrics' });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    const lines = await scrape();
    expect(lines).toEqual(
      expect.arrayContaining([
        'reev_flows_total{mode="direct",status="Completed"} 1',
        'reev_flows_total{mode="direct",status="Failed"} 1',
        'reev_step_attempts_total{tool="sol_transfer",outcome="landed"} 2',
        'reev_step_attempts_total{tool="sol_transfer",outcome="failed"} 1',
        'reev_transactions_total{ledger="sandbox",outcome="landed"} 1',
        'reev_recovery_attempts_total{strategy="retry",error_class="transient",outcome="recovered"} 1',
        'reev_recovery_duration_seconds_count{strategy="retry",outcome="recovered"} 1',
        'reev_recovery_in_progress 0',
        'reev_queue_depth{state="running"} 0',
      ]),
    );
    expect(lines.some((line) => line.startsWith('nodejs_heap_size_used_bytes '))).toBe(true);
  });

  it('times requests by their route', async () => {
    await app.inject({ url: `/api/v1/executions/${executionId}` });
    await app.inject({ url: '/no/such/path' });
    const lines = await scrape();
    const counts = lines.filter((line) => line.startsWith('reev_http_request_duration_seconds_count'));
    expect(counts.join('\n')).toContain(
      '{method="GET",route="/api/v1/executions/:execution_id",status="200"}',
    );
    expect(counts.join('\n')).toContain('{method="GET",route="none",status="404"} 1');
  });

  it('puts no wallet, id or path into a label', async () => {
    const text = (await scrape()).join('\n');
    for (const secret of [wallet, executionId, 'flow-0', 'such'])
      expect({ secret, isThere: text.includes(secret) }).toEqual({ secret, isThere: false });
  });

  it.each(['recovery?window=1y', 'flows?window=', 'recovery?window=1h&window=24h', 'flows?since=1'])(
    'refuses %s',
    async (path) => {
      const answer = await app.inject({ url: `/api/v1/metrics/${path}` });
      expect(answer.statusCode).toBe(400);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.json()).toMatchObject({ code: 'invalid_request' });
    },
  );

  it('keeps the figures of two applications in one process apart', async () => {
    const other = await startTestApp();
    const lines = (await other.inject({ url: '/metrics' })).body;
    await other.close();
    expect(lines).not.toContain('reev_flows_total{');
    expect(lines).toContain('reev_recovery_in_progress 0');
  });

  it('needs no key for collectors, and one for reports', async () => {
    const guarded = await startTestApp({ variables: { REEV_API_KEYS: 'a-key-that-is-long-enough' } });
    const statuses = [
      (await guarded.inject({ url: '/metrics' })).statusCode,
      (await guarded.inject({ url: '/api/v1/metrics/recovery' })).statusCode,
    ];
    await guarded.close();
    expect(statuses).toEqual([200, 401]);
  });

  it('reports the same after a restart', async () => {
    const timeless = async (path: string) => ({ ...(await read(path)), since: '', last_updated: '' });
    const before = [await timeless('recovery?window=7d'), await timeless('flows?window=7d')];
    await app.close();
    app = await start();
    expect([await timeless('recovery?window=7d'), await timeless('flows?window=7d')]).toEqual(before);
    const { strategies, error_classes: classes } = (await read('recovery')) as RecoveryBody;
    expect([strategies['retry']?.triggered, classes['transient']?.attempts]).toEqual([1, 1]);
  });
});
