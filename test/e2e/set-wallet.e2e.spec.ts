import { AsyncLocalStorage } from 'node:async_hooks';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { USDC } from '../../src/domain';
import { Ledger } from '../../src/ledger';
import { startTestApp } from '../support/app';
import { freshWallet, readWallet, runFlow } from '../support/flows';

const HOLDINGS = {
  sol_balance: '9000000000000',
  token_balances: [{ mint: USDC.address, balance: '1000000000' }],
};

describe('setting what a wallet holds while its flows run', () => {
  let app: NestFastifyApplication;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  const put = (wallet: string, payload: object = HOLDINGS) =>
    app.inject({ method: 'PUT', url: `/api/v1/sandbox/wallets/${wallet}`, payload });

  /** Runs `work` whenever a transaction was signed and is not yet sent. */
  function afterSigning(work: () => Promise<unknown>): void {
    const ledger = app.get(Ledger, { strict: false });
    const sign = ledger.sign.bind(ledger);
    jest.spyOn(ledger, 'sign').mockImplementation(async (unsigned) => {
      const signed = await sign(unsigned);
      await work();
      return signed;
    });
  }

  it.each([
    ['lend 1 USDC', ['lend 1 USDC']],
    ['swap 0.1 SOL to USDC', ['swap 0.1 SOL to BONK', 'swap 0.1 SOL to USDC']],
    ['swap 1 USDC to BONK', ['swap 0.1 SOL to BONK']],
    ['lend 0.1 SOL', ['lend 0.1 SOL']],
  ])('does not make "%s" fail between its signature and its sending', async (prompt, before) => {
    const wallet = freshWallet();
    await put(wallet);
    // Now the wallet has the accounts that the next transaction will count on.
    for (const earlier of before) await runFlow(app, earlier, wallet);
    afterSigning(() => put(wallet));
    const status = await runFlow(app, prompt, wallet);
    expect([status.status, status.failure]).toEqual(['Completed', null]);
  });

  it('waits for a transaction of several steps, which ends first', async () => {
    const wallet = freshWallet();
    await put(wallet);
    await runFlow(app, 'swap 0.1 SOL to USDC, then lend it', wallet);
    const poor = { sol_balance: '100000000', token_balances: [] };
    let setting: Promise<unknown> | undefined;
    const outside = AsyncLocalStorage.snapshot();
    afterSigning(async () => {
      setting ??= outside(() => put(wallet, poor));
      // Long enough for it to be done, did it not wait.
      for (let turns = 0; turns < 50; turns += 1) await new Promise((resolve) => setImmediate(resolve));
    });
    const status = await runFlow(app, 'swap 0.2 SOL to USDC, then lend it', wallet);
    expect([status.status, status.failure]).toEqual(['Completed', null]);
    await setting;
    expect(await readWallet(app, wallet)).toEqual(poor);
  });

  it('holds afterwards exactly what was set, and nothing of any other token', async () => {
    const wallet = freshWallet();
    await runFlow(app, 'swap 1 SOL to BONK, then lend 5 USDC', wallet);
    await put(wallet);
    expect(await readWallet(app, wallet)).toEqual(HOLDINGS);
    await put(wallet, { sol_balance: '1', token_balances: [] });
    expect(await readWallet(app, wallet)).toEqual({ sol_balance: '1', token_balances: [] });
  });
});
