import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../src/storage';
import { startTestApp } from '../support/app';
import { finished, freshWallet, readWallet } from '../support/flows';
import { startRecovery, until } from '../support/recovery';

const SWAP = 'swap 1 SOL to USDC';
const KEYS = ['a-secret-key-0123456789', 'another-key-0123456789'] as const;

describe('Idempotency-Key', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  let count = 0;
  const newKey = () => `"key-${(count += 1)}"`;
  const post = (url: string, key: string, payload?: object, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: `/api/v1/${url}`,
      headers: { 'idempotency-key': key, ...headers },
      ...(payload && { payload }),
    });
  const executions = (wallet: string) =>
    app
      .get(Database, { strict: false })
      .read((db) =>
        db.selectFrom('executions').select('execution_id').where('wallet', '=', wallet).execute(),
      );

  it.each(['execute-direct', 'execute-dynamic', 'execute-bridge', 'execute-recovery'])(
    '%s is done once and answered twice',
    async (route) => {
      const wallet = freshWallet();
      const key = newKey();
      const first = await post(`benchmarks/${route}`, key, { prompt: SWAP, wallet });
      await finished(app, first.json<{ execution_id: string }>().execution_id);
      const second = await post(`benchmarks/${route}`, key, { wallet, prompt: SWAP });
      expect([first.statusCode, second.statusCode]).toEqual([202, 202]);
      expect(second.body).toBe(first.body);
      for (const name of ['location', 'operation-location', 'content-type'])
        expect(second.headers[name]).toBe(first.headers[name]);
      expect(first.headers['idempotent-replayed']).toBeUndefined();
      expect(second.headers['idempotent-replayed']).toBe('true');
      expect(await executions(wallet)).toHaveLength(1);
    },
  );

  it('runs a benchmark once', async () => {
    const key = newKey();
    const run = () => post('benchmarks/transfer-sol/run', key, { agent: 'deterministic' });
    const [first, second] = [await run(), await run()];
    expect(first.statusCode).toBe(202);
    expect(second.body).toBe(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
  });

  it('resumes once: the second is told of the first', async () => {
    const id = await startRecovery(app, SWAP, freshWallet(), {
      sandbox: { faults: [{ step: 'swap_1', kind: 'rpc_unavailable', times: 9 }] },
      recovery_config: { retry_attempts: 0 },
    });
    await until(app, id, 'Failed');
    const key = newKey();
    const [first, second] = [
      await post(`executions/${id}/resume`, key),
      await post(`executions/${id}/resume`, key),
    ];
    expect(first.statusCode).toBe(202);
    expect(first.headers['location']).toContain('/api/v1/executions/recovery-');
    expect([second.statusCode, second.body]).toEqual([202, first.body]);
    expect((await post(`executions/${id}/resume`, newKey())).json()).toMatchObject({
      code: 'execution_not_resumable',
    });
  });

  it('takes an answer once', async () => {
    const id = await startRecovery(app, SWAP, freshWallet(), {
      sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
      recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
    });
    await until(app, id, 'AwaitingUser');
    const key = newKey();
    const answer = () => post(`executions/${id}/answers`, key, { question_id: 'swap_1-1', choice: 'abort' });
    const first = await answer();
    await until(app, id, 'Stopped');
    const second = await answer();
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.body).toBe(first.body);
  });

  it('starts one execution for fifty posts at once', async () => {
    const wallet = freshWallet();
    const key = newKey();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post('benchmarks/execute-direct', key, { prompt: SWAP, wallet })),
    );
    const accepted = answers.filter(({ statusCode }) => statusCode === 202);
    const early = answers.filter(({ statusCode }) => statusCode === 409);
    expect(accepted.length).toBeGreaterThanOrEqual(1);
    expect(accepted.length + early.length).toBe(50);
    for (const refused of early) {
      expect(refused.json()).toMatchObject({ code: 'request_in_progress', retryable: true });
      expect(refused.headers['retry-after']).toBe('1');
    }
    const ids = new Set(accepted.map((answer) => answer.json<{ execution_id: string }>().execution_id));
    expect(ids.size).toBe(1);
    await finished(app, [...ids][0] ?? '');
    expect(await executions(wallet)).toHaveLength(1);
    const spent = 5_000_000_000n - BigInt((await readWallet(app, wallet)).sol_balance);
    expect(spent).toBeLessThan(1_010_000_000n);
  });

  it('refuses another request under the same key', async () => {
    const wallet = freshWallet();
    const key = newKey();
    await post('benchmarks/execute-direct', key, { prompt: SWAP, wallet });
    const other = [
      await post('benchmarks/execute-direct', key, { prompt: 'swap 2 SOL to USDC', wallet }),
      await post('benchmarks/execute-recovery', key, { prompt: SWAP, wallet }),
    ];
    for (const refused of other) {
      expect(refused.statusCode).toBe(422);
      expect(refused.json()).toMatchObject({ code: 'idempotency_key_reused', retryable: false });
    }
    expect(await executions(wallet)).toHaveLength(1);
  });

  it('does not keep a refusal: the mended request may have the same key', async () => {
    const wallet = freshWallet();
    const key = newKey();
    const refused = [
      await post('benchmarks/execute-direct', key, { prompt: 'dance', wallet }),
      await post('benchmarks/execute-direct', key, { prompt: SWAP }),
    ];
    expect(refused.map(({ statusCode }) => statusCode)).toEqual([422, 400]);
    const mended = await post('benchmarks/execute-direct', key, { prompt: SWAP, wallet });
    expect(mended.statusCode).toBe(202);
    expect(mended.headers['idempotent-replayed']).toBeUndefined();
  });

  it.each(['""', 'two words', '"open', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const refused = await post('benchmarks/execute-direct', key, { prompt: SWAP, wallet: freshWallet() });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([
      400,
      'invalid_idempotency_key',
    ]);
  });

  it('leaves a body that nests without end to those who check bodies', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      headers: { 'idempotency-key': newKey(), 'content-type': 'application/json' },
      payload: `{"config":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, 'invalid_request']);
  });

  it('is an affair of each API key', async () => {
    const guarded = await startTestApp({ variables: { REEV_API_KEYS: KEYS.join(',') } });
    const wallet = freshWallet();
    const send = (headers: Record<string, string>) =>
      guarded.inject({
        method: 'POST',
        url: '/api/v1/benchmarks/execute-direct',
        headers: { 'idempotency-key': '"shared"', ...headers },
        payload: { prompt: SWAP, wallet },
      });
    const [one, other] = [await send({ 'x-api-key': KEYS[0] }), await send({ 'x-api-key': KEYS[1] })];
    expect([one.statusCode, other.statusCode]).toEqual([202, 202]);
    expect(other.headers['idempotent-replayed']).toBeUndefined();
    const again = await send({ authorization: `Bearer ${KEYS[0]}` });
    expect(again.body).toBe(one.body);
    await guarded.close();
  });
});
