import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { USDC } from '../../src/domain';
import { startTestApp } from '../support/app';
import { freshWallet, held, readWallet } from '../support/flows';
import { type RecoveryStatusBody, answer, recoverFlow, startRecovery, until } from '../support/recovery';

const SWAP = 'swap 1 SOL to USDC';
const QUICK = { base_retry_delay_ms: 1, max_retry_delay_ms: 2, jitter: 'none' } as const;
const faults = (step: string, kind: string, times = 1) => ({ sandbox: { faults: [{ step, kind, times }] } });
const strategies = ({ steps }: RecoveryStatusBody) =>
  steps.flatMap(({ recoveries }) => recoveries.map(({ strategy }) => strategy));
const classes = ({ steps }: RecoveryStatusBody) =>
  steps.flatMap(({ recoveries }) => recoveries.map(({ error_class }) => error_class));

describe('recovery mode', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  it.each([
    ['blockhash_expired', 'stale', 2],
    ['slippage', 'stale', 2],
    ['rpc_unavailable', 'transient', 2],
  ])('survives %s by retrying, with one effect on the ledger', async (kind, errorClass, attempts) => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, SWAP, wallet, {
      ...faults('swap_1', kind),
      recovery_config: QUICK,
    });
    expect(status).toMatchObject({ status: 'Completed', mode: 'recovery' });
    expect(classes(status)).toEqual([errorClass]);
    expect(strategies(status)).toEqual(['retry']);
    expect(status.steps[0]?.attempts).toHaveLength(attempts);
    const after = await readWallet(app, wallet);
    const spent = 5_000_000_000n - BigInt(after.sol_balance);
    expect(spent >= 1_000_000_000n && spent < 1_010_000_000n).toBe(true);
  });

  it('looks a lost answer up and does not send again', async () => {
    const wallet = freshWallet();
    const status = await recoverFlow(
      app,
      'send 1 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2',
      wallet,
      {
        ...faults('transfer_1', 'rpc_timeout_after_send'),
        recovery_config: QUICK,
      },
    );
    expect(status.status).toBe('Completed');
    expect(status.steps[0]?.attempts).toHaveLength(1);
    expect(BigInt((await readWallet(app, wallet)).sol_balance)).toBeGreaterThan(3_990_000_000n);
  });

  it.each(['venue_down', 'insufficient_liquidity'])('goes another way when it meets %s', async (kind) => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, SWAP, wallet, {
      ...faults('swap_1', kind),
      recovery_config: QUICK,
    });
    expect(status.status).toBe('Completed');
    expect(strategies(status)).toEqual(['alternative_flow']);
    const [decision] = status.steps[0]?.recoveries ?? [];
    expect(decision?.alternative).not.toBeNull();
    expect(held(await readWallet(app, wallet), USDC.address)).toBeGreaterThan(1_140_000_000n);
  });

  it('reduces a relative amount to what is left', async () => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, 'swap all my USDC to SOL', wallet, {
      ...faults('swap_1', 'insufficient_funds'),
      recovery_config: QUICK,
    });
    expect(status.status).toBe('Completed');
    expect(status.steps[0]?.recoveries[0]?.alternative).toEqual({ kind: 'other_amount', raw: '500000000' });
    expect(held(await readWallet(app, wallet), USDC.address)).toBe(0n);
  });

  it('ends as Timeout when the execution is out of time', async () => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, SWAP, wallet, {
      ...faults('swap_1', 'rpc_unavailable', 9),
      execution_timeout_seconds: 1,
      recovery_config: {
        base_retry_delay_ms: 60_000,
        max_retry_delay_ms: 60_000,
        max_recovery_time_ms: 600_000,
      },
    });
    expect(status).toMatchObject({
      status: 'Timeout',
      execution_timeout_seconds: 1,
      failure: { code: 'timed_out' },
    });
    expect(status.steps[0]?.attempts).toHaveLength(1);
    expect((await readWallet(app, wallet)).sol_balance).toBe('5000000000');
  });

  it('gives up when retries are used, and says why', async () => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, SWAP, wallet, {
      ...faults('swap_1', 'rpc_unavailable', 9),
      recovery_config: { ...QUICK, retry_attempts: 2 },
    });
    expect(status).toMatchObject({ status: 'Failed', failure: { code: 'rpc_unavailable' } });
    expect(strategies(status)).toEqual(['retry', 'retry', null]);
    expect((await readWallet(app, wallet)).sol_balance).toBe('5000000000');
  });

  it('never retries in direct mode', async () => {
    const wallet = freshWallet();
    const status = await recoverFlow(app, SWAP, wallet, faults('swap_1', 'blockhash_expired'), 'direct');
    expect(status.status).toBe('Failed');
    expect(strategies(status)).toEqual([]);
  });

  it('resumes from the failed step and keeps what was done', async () => {
    const wallet = freshWallet();
    const failed = await recoverFlow(app, 'swap 1 SOL to USDC, then lend it', wallet, {
      atomic_mode: 'conditional',
      ...faults('lend_1', 'rpc_unavailable', 9),
      recovery_config: { ...QUICK, retry_attempts: 0 },
    });
    expect(failed.steps.map(({ status }) => status)).toEqual(['Completed', 'Failed']);
    const url = `/api/v1/executions/${failed.execution_id}/resume`;
    const both = await Promise.all([
      app.inject({ method: 'POST', url }),
      app.inject({ method: 'POST', url }),
    ]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([202, 409]);
    const resumed = both
      .map((answered) => answered.json<{ execution_id: string }>())
      .find((b) => b.execution_id);
    if (resumed === undefined) throw new Error('one of the two was accepted');
    const done = await until(app, resumed.execution_id, 'Completed');
    expect(done).toMatchObject({ resumed_from: failed.execution_id });
    expect(done.steps.map(({ attempts }) => attempts.length)).toEqual([0, 1]);
    expect(held(await readWallet(app, wallet), USDC.address)).toBe(1_000_000_000n);
    const again = `/api/v1/executions/${resumed.execution_id}/resume`;
    expect((await app.inject({ method: 'POST', url: again })).json()).toMatchObject({
      code: 'execution_not_resumable',
    });
  });

  describe('with a person', () => {
    const asking = { ...QUICK, enable_user_fulfillment: true, enable_alternative_flows: false };
    const start = (prompt: string, wallet: string, more: object) =>
      startRecovery(app, prompt, wallet, { recovery_config: asking, ...more });

    it('asks, takes one answer, and goes on with less', async () => {
      const wallet = freshWallet();
      const id = await start('swap 100 USDC to SOL', wallet, faults('swap_1', 'insufficient_funds'));
      const waiting = await until(app, id, 'AwaitingUser');
      const [question] = waiting.questions;
      expect(question?.choices.map(({ choice }) => choice)).toEqual([
        'top_up',
        'reduce_amount',
        'retry',
        'abort',
      ]);
      const body = { question_id: question?.question_id, choice: 'reduce_amount', amount: '50000000' };
      expect((await answer(app, id, body, `"${id}-${waiting.revision - 1}"`)).statusCode).toBe(412);
      expect((await answer(app, id, { ...body, amount: '50000001' })).json()).toMatchObject({
        code: 'invalid_answer',
      });
      expect((await answer(app, id, { ...body, choice: 'choose_venue' })).statusCode).toBe(422);
      expect((await answer(app, id, { ...body, question_id: 'swap_1-9' })).statusCode).toBe(409);
      expect((await answer(app, id, { ...body, amount: 'much' })).statusCode).toBe(400);
      const asked = await app.inject({ url: `/api/v1/executions/${id}/questions` });
      expect(asked.json()).toMatchObject({ open: [{ question_id: 'swap_1-1' }], closed: [] });
      expect((await until(app, id, 'AwaitingUser')).revision).toBe(waiting.revision);
      expect((await answer(app, id, body, `"${id}-${waiting.revision}"`)).statusCode).toBe(200);
      const done = await until(app, id, 'Completed');
      expect((await answer(app, id, { ...body, amount: '40000000' })).statusCode).toBe(409);
      expect(done.steps[0]?.attempts).toHaveLength(2);
      expect(held(await readWallet(app, wallet), USDC.address)).toBe(0n);
    });

    it.each([
      ['with the state that each knows', true],
      ['without', false],
    ])('gives equal answers at once, and later, the result of the first: %s', async (_how, hasState) => {
      const id = await start(SWAP, freshWallet(), faults('swap_1', 'venue_down', 9));
      const { questions, revision } = await until(app, id, 'AwaitingUser');
      const known = hasState ? `"${id}-${revision}"` : undefined;
      const body = { question_id: questions[0]?.question_id, choice: 'choose_venue', venue: 'market_maker' };
      const atOnce = await Promise.all([1, 2, 3].map(() => answer(app, id, body, known)));
      await until(app, id, 'Completed');
      const all = [...atOnce, await answer(app, id, body, known)];
      expect(all.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
      expect(new Set(all.map((answered) => answered.body)).size).toBe(1);
      expect(all[0]?.json()).toMatchObject({ execution_status: 'Running', revision: revision + 1 });
      const other = await answer(app, id, { ...body, venue: 'exchange' }, known);
      expect([409, 412]).toContain(other.statusCode);
    });

    it('goes on after a top-up', async () => {
      const wallet = freshWallet();
      const id = await start('swap 100 USDC to SOL', wallet, faults('swap_1', 'insufficient_funds'));
      const { questions } = await until(app, id, 'AwaitingUser');
      await app.inject({
        method: 'PUT',
        url: `/api/v1/sandbox/wallets/${wallet}`,
        payload: {
          sol_balance: '1000000000',
          token_balances: [{ mint: USDC.address, balance: '100000000' }],
        },
      });
      await answer(app, id, { question_id: questions[0]?.question_id, choice: 'top_up' });
      expect((await until(app, id, 'Completed')).steps[0]?.status).toBe('Completed');
    });

    it('ends when the person wants it to', async () => {
      const wallet = freshWallet();
      const id = await start(SWAP, wallet, faults('swap_1', 'venue_down', 9));
      const { questions } = await until(app, id, 'AwaitingUser');
      await answer(app, id, { question_id: questions[0]?.question_id, choice: 'abort' });
      expect((await until(app, id, 'Stopped')).failure).toBeNull();
      expect((await readWallet(app, wallet)).sol_balance).toBe('5000000000');
    });

    it('takes another venue when told to', async () => {
      const wallet = freshWallet();
      const id = await start(SWAP, wallet, faults('swap_1', 'venue_down', 9));
      const { questions } = await until(app, id, 'AwaitingUser');
      await answer(app, id, {
        question_id: questions[0]?.question_id,
        choice: 'choose_venue',
        venue: 'market_maker',
      });
      expect((await until(app, id, 'Completed')).steps[0]?.attempts.at(-1)).toMatchObject({
        venue: 'market_maker',
      });
    });
  });

  it.each([
    [{ recovery_config: { retry_attempts: 21 } }, 400, 'invalid_request'],
    [{ recovery_config: { backoff_multiplier: 0.5 } }, 400, 'invalid_request'],
    [{ recovery_config: { jitter: 'some' } }, 400, 'invalid_request'],
    [faults('swap_1', 'earthquake'), 400, 'invalid_request'],
    [faults('swap_1', 'slippage', 0), 400, 'invalid_request'],
    [faults('swap_9', 'slippage'), 422, 'unknown_step'],
    [{ sandbox: { faults: 'all' } }, 400, 'invalid_request'],
    [{ execution_timeout_seconds: 0 }, 400, 'invalid_request'],
    [{ execution_timeout_seconds: 604_801 }, 400, 'invalid_request'],
    [{ execution_timeout_seconds: 1.5 }, 400, 'invalid_request'],
  ])('refuses %j', async (more, status, code) => {
    const refused = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-recovery',
      payload: { prompt: SWAP, wallet: freshWallet(), ...more },
    });
    expect(refused.statusCode).toBe(status);
    expect(refused.json()).toMatchObject({ code });
  });

  it('refuses a fault that the step cannot have', async () => {
    const payload = {
      prompt: 'send 1 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2',
      wallet: freshWallet(),
      ...faults('transfer_1', 'slippage'),
    };
    const refused = await app.inject({ method: 'POST', url: '/api/v1/benchmarks/execute-recovery', payload });
    expect(refused.json()).toMatchObject({ code: 'fault_not_applicable' });
  });
});
