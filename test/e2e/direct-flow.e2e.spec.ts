import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BONK, JLSOL, JLUSDC, JUP, USDC, USDT } from '../../src/domain';
import { startTestApp } from '../support/app';
import { finished, freshWallet, held, readWallet, runFlow } from '../support/flows';

const ENDOWED_SOL = 5_000_000_000n;
const ENDOWED_USDC = 1_000_000_000n;
const FEE = 5_000n;

describe('direct mode', () => {
  let app: NestFastifyApplication;
  let wallet: string;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(() => {
    wallet = freshWallet();
  });

  const sol = async () => BigInt((await readWallet(app, wallet)).sol_balance);
  const token = async (mint: string) => held(await readWallet(app, wallet), mint);

  it('accepts at once and says where to look', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      payload: { prompt: 'swap 1 SOL to USDC, then lend it', wallet, agent: 'deterministic' },
    });
    expect(answer.statusCode).toBe(202);
    const body = answer.json<{ execution_id: string; flow_id: string; links: { self: string } }>();
    expect(body).toMatchObject({
      polling: {
        interval_seconds: Number(answer.headers['retry-after']),
        recommendation: expect.any(String) as string,
      },
    });
    expect(body).toMatchObject({
      status: 'Queued',
      session_id: body.execution_id,
      benchmark_id: body.flow_id,
      error: null,
    });
    expect(answer.headers['location']).toBe(body.links.self);
    expect(answer.headers['operation-location']).toBe(answer.headers['location']);
    expect(await finished(app, body.execution_id)).toMatchObject({ status: 'Completed', progress: 1 });
  });

  it('swaps and lends what came out, on a ledger that really executed it', async () => {
    const status = await runFlow(app, 'swap 1 SOL to USDC, then lend it', wallet);
    expect(status.status).toBe('Completed');
    const [swap, lend] = status.steps;
    const usdc = swap?.output?.received?.[0];
    expect(usdc?.mint).toBe(USDC.address);
    expect(lend?.output?.spent).toEqual([usdc]);
    expect(await token(JLUSDC.address)).toBe(BigInt(lend?.output?.received?.[0]?.raw ?? 0));
    expect(await token(USDC.address)).toBe(ENDOWED_USDC);
    expect(await sol()).toBeLessThan(ENDOWED_SOL - 1_000_000_000n);
  });

  it('sends SOL to the lamport', async () => {
    const recipient = freshWallet();
    expect((await runFlow(app, `send 0.25 SOL to ${recipient}`, wallet)).status).toBe('Completed');
    expect((await readWallet(app, recipient)).sol_balance).toBe('250000000');
    expect(await sol()).toBe(ENDOWED_SOL - 250_000_000n - FEE);
  });

  it('does the same thing twice when it is asked to', async () => {
    const recipient = freshWallet();
    const status = await runFlow(
      app,
      `send 0.1 SOL to ${recipient}, then send 0.1 SOL to ${recipient}`,
      wallet,
    );
    expect(status.status).toBe('Completed');
    expect((await readWallet(app, recipient)).sol_balance).toBe('200000000');
  });

  it('sends tokens to somebody who never had any', async () => {
    const recipient = freshWallet();
    expect((await runFlow(app, `pay 12.5 USDC to ${recipient}`, wallet)).status).toBe('Completed');
    expect(held(await readWallet(app, recipient), USDC.address)).toBe(12_500_000n);
    expect(await token(USDC.address)).toBe(ENDOWED_USDC - 12_500_000n);
  });

  it.each([
    ['swap 100 USDC to SOL', USDC.address],
    ['swap 2 SOL to BONK', 'SOL'],
    ['sell half of my USDC for JUP', USDC.address],
    ['swap $20 worth of SOL to USDT', 'SOL'],
  ])('does "%s"', async (prompt) => {
    const status = await runFlow(app, prompt, wallet);
    expect(status).toMatchObject({ status: 'Completed', steps: [{ attempts: [{ outcome: 'landed' }] }] });
    expect(BigInt(status.steps[0]?.output?.received?.[0]?.raw ?? 0)).toBeGreaterThan(0n);
  });

  it.each([
    ['buy exactly 20 USDT with SOL', USDT.address, 20_000_000n],
    ['buy 100 JUP using USDC', JUP.address, 100_000_000n],
    ['get me 1000000 BONK for my SOL', BONK.address, 100_000_000_000n],
  ])('gives exactly what "%s" asks for', async (prompt, mint, raw) => {
    expect((await runFlow(app, prompt, wallet)).status).toBe('Completed');
    expect(await token(mint)).toBe(raw);
  });

  it('lends and takes back, by assets and by shares', async () => {
    const prompt = 'lend 200 USDC, withdraw 50 USDC from Jupiter Lend, mint 10 jlUSDC and redeem 5 jlUSDC';
    const status = await runFlow(app, prompt, wallet);
    expect(status.status).toBe('Completed');
    expect(status.steps.map((step) => step.step_id)).toEqual(['lend_1', 'withdraw_1', 'mint_1', 'redeem_1']);
    expect(status.steps[1]?.output?.received).toEqual([{ mint: USDC.address, raw: '50000000' }]);
    expect(status.steps[2]?.output?.received).toEqual([{ mint: JLUSDC.address, raw: '10000000' }]);
    expect(status.steps[3]?.output?.spent).toEqual([{ mint: JLUSDC.address, raw: '5000000' }]);
  });

  it('leaves nothing behind when all of a position is withdrawn', async () => {
    const status = await runFlow(app, 'lend 1 SOL, then withdraw all my SOL from Jupiter Lend', wallet);
    expect(status.status).toBe('Completed');
    expect(await token(JLSOL.address)).toBe(0n);
    expect(await sol()).toBeGreaterThan(ENDOWED_SOL - 10_000_000n);
  });

  it('reads balances, positions and what can be lent', async () => {
    const status = await runFlow(
      app,
      'lend 10 USDC, show my balances, show my lending positions, which tokens can I lend on Jupiter?',
      wallet,
    );
    expect(status.status).toBe('Completed');
    const [, balances, positions, tokens] = status.steps.map((step) => JSON.stringify(step.output?.report));
    expect(balances).toContain('"raw":"990000000"');
    expect(positions).toContain('"asset_symbol":"USDC"');
    expect(tokens).toContain('"apr_bps":650');
  });

  it('divides what a step produced to the last unit', async () => {
    const recipient = freshWallet();
    const prompt = `swap 1.8 SOL to USDC, lend half of what you get and send the other half to ${recipient}`;
    const status = await runFlow(app, prompt, wallet);
    expect(status.status).toBe('Completed');
    const got = BigInt(status.steps[0]?.output?.received?.[0]?.raw ?? 0);
    expect(held(await readWallet(app, recipient), USDC.address)).toBe(got / 2n);
  });

  it('fails without moving anything when there is too little', async () => {
    const status = await runFlow(app, 'swap 50 SOL to USDC, then lend it', wallet);
    expect(status).toMatchObject({
      status: 'Failed',
      failure: {
        code: 'insufficient_funds',
        suggestion: expect.stringContaining('"wallet": "new"') as unknown,
      },
      steps: [{ status: 'Failed' }, { status: 'Skipped' }],
    });
    expect(await sol()).toBe(ENDOWED_SOL);
  });

  it('refuses a trade that would move the price too far', async () => {
    const rich = { sol_balance: '50000000000000', token_balances: [] };
    await app.inject({ method: 'PUT', url: `/api/v1/sandbox/wallets/${wallet}`, payload: rich });
    const status = await runFlow(app, 'swap 40000 SOL to USDC', wallet);
    expect(status).toMatchObject({ status: 'Failed', failure: { code: 'price_impact_too_high' } });
    expect(await sol()).toBe(50_000_000_000_000n);
  });

  it('goes on after a failure that a lenient flow can do without', async () => {
    const prompt = 'swap 50 SOL to JUP and lend 10 USDC';
    const status = await runFlow(app, prompt, wallet, { atomic_mode: 'lenient' });
    expect(status.steps.map((step) => step.status)).toEqual(['Failed', 'Completed']);
    expect(status.status).toBe('Failed');
  });

  it('says what a plan would do, and moves nothing', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/flows/plan',
      payload: { prompt: 'swap SOL to USDC, then lend it', wallet },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      steps: [
        {
          step_id: 'swap_1',
          tool: 'jupiter_swap',
          args: { amount: { kind: 'percent', bps: 5000 } },
          depends_on: [],
        },
        {
          step_id: 'lend_1',
          args: { amount: { kind: 'output_of', step_id: 'swap_1', bps: 10000 } },
          depends_on: ['swap_1'],
        },
      ],
      assumptions: [{ code: 'amount_defaulted', step_id: 'swap_1' }],
    });
    expect(await sol()).toBe(ENDOWED_SOL);
  });

  it('knows the newest balances right after they were set', async () => {
    const plan = {
      method: 'POST',
      url: '/api/v1/flows/plan',
      payload: { prompt: 'swap 1 SOL to USDC', wallet },
    } as const;
    await app.inject(plan);
    const poor = { sol_balance: '1000', token_balances: [] };
    await app.inject({ method: 'PUT', url: `/api/v1/sandbox/wallets/${wallet}`, payload: poor });
    expect((await app.inject(plan)).json()).toMatchObject({
      context: { sol_balance: '1000' },
      warnings: [expect.stringContaining('swap_1 needs 1 SOL')],
    });
  });

  it('does not stop what has ended', async () => {
    const { execution_id } = await runFlow(app, 'show my balances', wallet);
    const answer = await app.inject({ method: 'POST', url: `/api/v1/executions/${execution_id}/stop` });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toMatchObject({ code: 'execution_finished' });
  });

  it('stops an execution between steps', async () => {
    const prompt = Array.from({ length: 10 }, () => 'swap 0.01 SOL to USDC').join(', then ');
    const accepted = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      payload: { prompt, wallet },
    });
    const { execution_id } = accepted.json<{ execution_id: string }>();
    const answer = await app.inject({ method: 'POST', url: `/api/v1/executions/${execution_id}/stop` });
    expect(answer.statusCode).toBe(200);
    const status = await finished(app, execution_id);
    expect(status.status).toBe('Stopped');
    expect(status.steps.some((step) => step.status === 'Pending')).toBe(true);
  });

  it('sends from the wallet of the request, and from no other that a prompt names', async () => {
    const [wallet, other, recipient] = [freshWallet(), freshWallet(), freshWallet()];
    const own = await runFlow(app, `send 1 SOL from ${wallet} to ${recipient}`, wallet);
    expect(own).toMatchObject({ status: 'Completed', steps: [{ step_id: 'transfer_1' }] });
    const refused = await app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      payload: { prompt: `send 1 SOL from ${other} to ${recipient}`, wallet },
    });
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([422, 'ambiguous']);
    expect((await readWallet(app, recipient)).sol_balance).toBe('1000000000');
  });
});
