import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { finished } from '../support/flows';

const PROMPT = 'swap 1 SOL to USDC, then lend it';

describe('a new wallet', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/${path}`, payload: body, headers });

  it('lets the first flow work the hundredth time, each with a wallet of its own that the answer names', async () => {
    const wallets = new Set<string>();
    for (let round = 0; round < 100; round += 1) {
      const accepted = await post('benchmarks/execute-direct', { prompt: PROMPT, wallet: 'new' });
      const { execution_id, wallet } = accepted.json<{ execution_id: string; wallet: string }>();
      expect(await finished(app, execution_id)).toMatchObject({ status: 'Completed', wallet });
      wallets.add(wallet);
    }
    expect(wallets.size).toBe(100);
  });

  it('is the same one when a request is sent again under its key', async () => {
    const send = () =>
      post('benchmarks/execute-direct', { prompt: PROMPT, wallet: 'new' }, { 'idempotency-key': 'once' });
    expect((await send()).json()).toEqual((await send()).json());
  });

  it('can be planned for, in every mode run with, and looked at afterwards', async () => {
    const planned = await post('flows/plan', { prompt: PROMPT, wallet: 'new' });
    expect(planned.json()).toMatchObject({ preview: { status: 'Completed' } });
    expect(planned.json()).not.toHaveProperty('is_new_wallet');
    for (const route of ['execute-dynamic', 'execute-recovery']) {
      const accepted = await post(`benchmarks/${route}`, { prompt: PROMPT, wallet: 'new' });
      const { execution_id, wallet } = accepted.json<{ execution_id: string; wallet: string }>();
      await finished(app, execution_id);
      const held = await app.inject(`/api/v1/sandbox/wallets/${wallet}`);
      expect(BigInt(held.json<{ sol_balance: string }>().sol_balance)).toBeLessThan(4_000_000_001n);
    }
  });

  it('has no owner who could sign: refused', async () => {
    const body = { prompt: PROMPT, wallet: 'new', sandbox: { signer: 'wallet' } };
    const refused = await post('benchmarks/execute-direct', body);
    expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([400, 'invalid_request']);
  });
});
