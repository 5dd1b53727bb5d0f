import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sql } from 'kysely';
import { EndedExecutions } from '../../src/journal/retention/ended-executions';
import { Database, UnitOfWork } from '../../src/storage';
import { startTestApp } from '../support/app';
import { APP_STORES, type AppStore } from '../support/app-stores';
import { finished, freshWallet, runFlow } from '../support/flows';

const DAY_MS = 86_400_000;
const TABLES = [
  'executions',
  'events',
  'steps',
  'attempts',
  'recoveries',
  'recovery_parts',
  'benchmark_runs',
] as const;

describe.each(APP_STORES)('executions that ended long ago, on %s', (_name, open) => {
  let store: AppStore;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    store = await open();
    app = await startTestApp({ variables: store.variables });
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await store.dispose();
  });

  const post = async (url: string, payload: object) => {
    const answer = await app.inject({ method: 'POST', url, payload });
    expect(answer.statusCode).toBe(202);
    return finished(app, answer.json<{ execution_id: string }>().execution_id);
  };
  const status = async (path: string) => (await app.inject({ url: `/api/v1/${path}` })).statusCode;
  const count = async (from: string) => {
    const counted = await app
      .get(Database, { strict: false })
      .read((db) => sql<{ count: number }>`select count(*) as count from ${sql.raw(from)}`.execute(db));
    return Number(counted.rows[0]?.count);
  };
  const age = (executionIds: readonly string[], days: number) =>
    app.get(UnitOfWork, { strict: false }).run(({ db }) =>
      db
        .updateTable('executions')
        .set({ finished_at: new Date(Date.now() - days * DAY_MS).toISOString() })
        .where('execution_id', 'in', executionIds)
        .execute(),
    );

  it('go with all that was kept of them, and take nothing else with them', async () => {
    const direct = await runFlow(app, 'swap 0.1 SOL to USDC', freshWallet());
    const bridged = await post('/api/v1/benchmarks/execute-bridge', {
      prompt: 'swap 0.1 SOL to USDC',
      wallet: freshWallet(),
    });
    const recovered = await post('/api/v1/benchmarks/execute-recovery', {
      prompt: 'swap 0.1 SOL to USDC',
      wallet: freshWallet(),
      recovery_config: { base_retry_delay_ms: 1, max_retry_delay_ms: 1 },
      sandbox: { faults: [{ step: 'swap_1', kind: 'blockhash_expired' }] },
    });
    const run = await post('/api/v1/benchmarks/transfer-sol/run', { agent: 'deterministic' });
    const old = [direct, bridged, recovered, run].map(({ execution_id }) => execution_id);
    const recent = await runFlow(app, 'swap 0.1 SOL to USDC', freshWallet());
    await age(old, 10);
    const transactions = await count('ledger_transactions');

    const before = new Date(Date.now() - 8 * DAY_MS).toISOString();
    const ended = app.get(EndedExecutions, { strict: false });
    expect(await ended.removePiece(before)).toBe(old.length);
    expect(await ended.removePiece(before)).toBe(0);

    for (const id of old) {
      expect(await status(`executions/${id}`)).toBe(404);
      expect(await status(`executions/${id}/events`)).toBe(404);
    }
    expect(await status(`flows/${bridged.flow_id}/benchmark.yml`)).toBe(404);
    expect(await status(`executions/${recent.execution_id}`)).toBe(200);
    const listed = await app.inject({ url: '/api/v1/executions' });
    const { items } = listed.json<{ items: readonly { execution_id: string }[] }>();
    expect(items.map(({ execution_id }) => execution_id)).toEqual([recent.execution_id]);
    for (const table of TABLES)
      expect([table, await count(`${table} where execution_id <> '${recent.execution_id}'`)]).toEqual([
        table,
        0,
      ]);
    expect(await count(`flows where flow_id <> '${recent.flow_id}'`)).toBe(0);
    expect(await count('flow_benchmarks')).toBe(0);
    expect(await count('ledger_transactions')).toBeLessThan(transactions);
    expect(await count(`attempts join ledger_transactions using (signature)`)).toBe(1);
    const report = (await app.inject({ url: '/api/v1/metrics/flows?window=7d' })).json<{
      ended_flows: number;
    }>();
    expect(report.ended_flows).toBe(1);
  }, 60_000);

  it('keep a plan that another execution of the same flow still needs', async () => {
    const failing = await runFlow(app, 'swap 0.1 SOL to USDC', freshWallet(), {
      sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down' }] },
    });
    const resumed = await post(`/api/v1/executions/${failing.execution_id}/resume`, {});
    expect(resumed.status).toBe('Completed');
    await age([failing.execution_id], 10);
    expect(
      await app
        .get(EndedExecutions, { strict: false })
        .removePiece(new Date(Date.now() - 8 * DAY_MS).toISOString()),
    ).toBe(1);
    expect(await status(`executions/${failing.execution_id}`)).toBe(404);
    expect(await status(`executions/${resumed.execution_id}`)).toBe(200);
    expect(await count(`flows where flow_id = '${failing.flow_id}'`)).toBe(1);
  }, 60_000);
});
