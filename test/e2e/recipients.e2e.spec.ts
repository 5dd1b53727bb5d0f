import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JLUSDC, SOL, USDC, addressOf } from '../../src/domain';
import { associatedTokenAddress, poolAddress } from '../../src/ledger';
import { tokenAccount } from '../../src/ledger/embedded/genesis';
import { Sandbox } from '../../src/ledger/embedded/sandbox';
import { startTestApp } from '../support/app';
import { runBenchmark } from '../support/benchmarks';
import { finished, freshWallet, readWallet } from '../support/flows';
import { startRecovery, until } from '../support/recovery';
import { commandedRows } from '../support/stored-rows';
import { WalletOwner } from '../support/wallet-owner';

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly suggestion?: string;
}

const DOORS = [
  'flows/plan',
  ...['direct', 'dynamic', 'bridge', 'recovery'].map((mode) => `benchmarks/execute-${mode}`),
];

describe('who can be sent to', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  async function ask(door: string, payload: object): Promise<Problem & { readonly status: number }> {
    const answer = await app.inject({ method: 'POST', url: `/api/v1/${door}`, payload });
    return { ...answer.json<Problem>(), status: answer.statusCode };
  }

  const NOBODY = {
    'the system program': '11111111111111111111111111111111',
    'the token program': 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
    'the Jupiter program': 'JUP6LkbZbjS1jKKwapdHNy74zcZ3tLUZoi5QNyVTaV4',
    'a sysvar': 'SysvarC1ock11111111111111111111111111111111',
    'the instructions sysvar': 'Sysvar1nstructions1111111111111111111111111',
    'a mint': USDC.address,
    'the mint of wrapped SOL': SOL.address,
    'a mint of shares': JLUSDC.address,
  };

  describe.each(DOORS)('by %s', (door) => {
    it.each(Object.entries(NOBODY))('refuses %s as a recipient', async (_what, nobody) => {
      const before = await commandedRows(app);
      for (const what of ['0.1 SOL', '10 USDC']) {
        const refusal = await ask(door, { prompt: `send ${what} to ${nobody}`, wallet: freshWallet() });
        expect(refusal).toMatchObject({ status: 422, code: 'invalid_recipient' });
        expect(refusal.detail).toContain(nobody);
      }
      // One such step refuses the whole.
      const prompt = `swap 1 SOL to USDC, then send 0.1 SOL to ${freshWallet()}, then send 5 USDC to ${nobody}`;
      expect(await ask(door, { prompt, wallet: freshWallet() })).toMatchObject({ code: 'invalid_recipient' });
      expect(await commandedRows(app)).toBe(before);
    });

    it.each(Object.entries(NOBODY))('refuses %s as a wallet', async (_what, nobody) => {
      const before = await commandedRows(app);
      const refusal = await ask(door, {
        prompt: 'swap 1 SOL to USDC',
        wallet: nobody,
        allow_off_curve_recipient: true,
      });
      expect(refusal).toMatchObject({ status: 400, code: 'invalid_wallet' });
      expect(await commandedRows(app)).toBe(before);
    });

    it('names the wallet of a token account', async () => {
      const [wallet, other] = [freshWallet(), freshWallet()];
      await readWallet(app, other);
      const account = await associatedTokenAddress(addressOf(other), USDC.address);
      const more = { allow_off_curve_recipient: true };
      const refusal = await ask(door, { prompt: `send 10 USDC to ${account}`, wallet, ...more });
      expect(refusal).toMatchObject({ status: 422, code: 'invalid_recipient' });
      expect(refusal.detail).toContain(other);
      expect(refusal.suggestion).toContain(other);
      expect(await ask(door, { prompt: 'swap 1 SOL to USDC', wallet: account })).toMatchObject({
        status: 400,
        code: 'invalid_wallet',
      });
    });

    it('sends off the curve only when asked to', async () => {
      const wallet = freshWallet();
      const { address } = await poolAddress(USDC.address, JLUSDC.address);
      const prompt = `send 0.1 SOL to ${address}`;
      for (const said of [{}, { allow_off_curve_recipient: false }, { allow_off_curve_recipient: null }]) {
        const refusal = await ask(door, { prompt, wallet, ...said });
        expect(refusal).toMatchObject({ status: 422, code: 'invalid_recipient' });
        expect(refusal.suggestion).toContain('"allow_off_curve_recipient": true');
      }
      const { status } = await ask(door, { prompt, wallet, allow_off_curve_recipient: true });
      expect(status).toBe(door === 'flows/plan' ? 200 : 202);
    });

    it('refuses to send to oneself the same way, however it is said', async () => {
      const wallet = freshWallet();
      const own = await associatedTokenAddress(addressOf(wallet), USDC.address);
      await readWallet(app, wallet);
      const refusals = await Promise.all(
        [wallet, 'myself', 'me', 'my wallet', 'my own wallet'].map((whom) =>
          ask(door, { prompt: `send 1 SOL to ${whom}`, wallet }),
        ),
      );
      expect(
        new Set(
          refusals.map(({ status, code, detail, suggestion }) => `${status} ${code} ${detail} ${suggestion}`),
        ).size,
      ).toBe(1);
      expect(refusals[0]).toMatchObject({ status: 422, code: 'invalid_recipient' });
      expect(await ask(door, { prompt: `send 1 USDC to ${own}`, wallet })).toMatchObject({
        code: 'invalid_recipient',
      });
    });
  });

  it.each(Object.entries(NOBODY))(
    'neither shows nor sets %s as a wallet of the sandbox',
    async (_what, nobody) => {
      const url = `/api/v1/sandbox/wallets/${nobody}`;
      const payload = { sol_balance: '5', token_balances: [] };
      for (const request of [{ url }, { method: 'PUT', url, payload } as const]) {
        const answer = await app.inject(request);
        expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, 'invalid_wallet']);
      }
    },
  );

  it('still asks for a recipient where there is none', async () => {
    for (const prompt of ['send 1 SOL', 'send 1 SOL to my friend'])
      expect(await ask('flows/plan', { prompt, wallet: freshWallet() })).not.toMatchObject({
        code: 'invalid_recipient',
      });
  });

  it('lets 422 be the answer to a bad prompt, and 400 to a bad wallet first', async () => {
    const both = { prompt: `send 1 SOL to ${USDC.address}`, wallet: USDC.address };
    expect(await ask('flows/plan', both)).toMatchObject({ code: 'invalid_wallet' });
  });

  it('sends nowhere in a benchmark either', async () => {
    const nobody = NOBODY['the token program'];
    const yml_content = `id: to-nobody
description: Sends to a program
tags: [transfer]
initial_state:
  - { pubkey: USER_WALLET_PUBKEY, owner: '11111111111111111111111111111111', lamports: 1000000000 }
prompt: Send 0.1 SOL to ${nobody}
ground_truth:
  final_state_assertions:
    - { type: SolBalance, pubkey: USER_WALLET_PUBKEY, expected: 1000000000 }
`;
    expect(await ask('upsert-yml', { yml_content })).toMatchObject({ status: 200 });
    const run = await runBenchmark(app, 'to-nobody');
    expect(run.status).toBe('Failed');
    expect(run.steps[0]?.failure).toMatchObject({
      code: 'prompt_refused',
      message: expect.stringContaining('invalid_recipient') as unknown,
    });
  });

  it('looks again before it sends: a recipient may have become a token account since', async () => {
    const [owner, recipient] = [new WalletOwner(), addressOf(freshWallet())];
    const id = await startRecovery(app, `send 0.1 SOL to ${recipient}`, owner.address, {
      recovery_config: { enable_user_fulfillment: true },
      sandbox: { signer: 'wallet' },
    });
    const { questions } = await until(app, id, 'AwaitingUser');
    const account = tokenAccount({ address: recipient, owner: owner.address, mint: USDC.address, raw: 0n });
    await app.get(Sandbox, { strict: false }).putAccounts(new Map([[recipient, account]]));
    const [question] = questions;
    const url = `/api/v1/executions/${id}/answers`;
    const payload = { question_id: question?.question_id, choice: 'retry' };
    expect((await app.inject({ method: 'POST', url, payload })).statusCode).toBe(200);
    const ended = await finished(app, id);
    expect(ended).toMatchObject({ status: 'Failed', failure: { code: 'invalid_recipient' } });
  });

  it.each([
    ['swap 1 SOL to USDC with 100 % slippage', 'invalid_amount'],
    ['swap 1 SOL to USDC with 50.01 % slippage', 'invalid_amount'],
    ['swap 1 SOL to USDC, max slippage 5001 bps', 'invalid_amount'],
    ['swap 1 SOL to USDC, then swap it to JUP with 99 % slippage', 'invalid_amount'],
    ['swap 1 SOL to USDC with 50 % slippage', undefined],
    ['swap 1 SOL to USDC, max slippage 5000 bps', undefined],
  ])('holds the slippage of "%s" to the cap of the request', async (prompt, code) => {
    for (const door of DOORS) {
      const answer = await ask(door, { prompt, wallet: freshWallet() });
      expect([answer.status < 300, answer.code]).toEqual([code === undefined, code]);
    }
  });
});
