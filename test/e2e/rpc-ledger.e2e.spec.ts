import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SOL, USDC, addressOf } from '../../src/domain';
import { SandboxWallets, type WalletBalances } from '../../src/ledger';
import { startTestApp } from '../support/app';
import { type FaultProxy, openFaultProxy } from '../support/fault-proxy';
import { finished, freshWallet, runFlow } from '../support/flows';
import { answer, startRecovery, until } from '../support/recovery';
import { type ServedSandbox, callRpc, runClock, serveSandbox } from '../support/sandbox-chain';
import { WalletOwner } from '../support/wallet-owner';

const START = { lamports: 5_000_000_000n, tokens: [{ mint: USDC.address, raw: 40_000_000n }] };
const FEE = 5_000n;
const RENT = 2_039_280n;

interface Question {
  readonly question_id: string;
  readonly choices: readonly { readonly choice: string; readonly transaction?: string }[];
}

describe('flows on a cluster behind JSON-RPC', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reev-rpc-'));
  const [payer, owner] = [new WalletOwner(), new WalletOwner()];
  let sandbox: ServedSandbox;
  let proxy: FaultProxy;
  let app: NestFastifyApplication;
  let variables: Record<string, string>;
  let recipient: string;
  let stopClock: () => void;

  beforeAll(async () => {
    sandbox = await serveSandbox({ REEV_SANDBOX_ENDOWMENT: 'none' });
    stopClock = runClock(sandbox.clock);
    proxy = await openFaultProxy(sandbox.http);
    const keyFile = join(folder, 'payer.json');
    writeFileSync(keyFile, JSON.stringify([...payer.keypair]), { mode: 0o600 });
    variables = {
      REEV_LEDGER: 'rpc',
      REEV_RPC_URLS: `${proxy.url}, ${sandbox.http}`,
      REEV_RPC_GENESIS: String((await callRpc(sandbox, 'getGenesisHash')).result),
      REEV_KEY_FILES: keyFile,
    };
    app = await startTestApp({ variables });
  });
  afterAll(async () => {
    await app.close();
    stopClock();
    await proxy.close();
    await sandbox.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    proxy.fault = () => undefined;
    recipient = freshWallet();
    for (const { address } of [payer, owner]) await chainWallets().set(address, START);
    await chainWallets().set(addressOf(recipient), { lamports: 0n, tokens: [] });
  });

  const chainWallets = () => sandbox.app.get(SandboxWallets, { strict: false });
  const onChain = (wallet: string): Promise<WalletBalances> => chainWallets().get(addressOf(wallet));
  const usdcOf = async (wallet: string) =>
    (await onChain(wallet)).tokens.find(({ mint }) => mint === USDC.address)?.raw ?? 0n;

  it('transfers SOL', async () => {
    const status = await runFlow(app, `send 0.25 SOL to ${recipient}`, payer.address);
    expect(status).toMatchObject({ status: 'Completed', ledger: 'rpc' });
    expect(status.steps[0]?.output?.spent).toEqual([
      expect.objectContaining({ mint: SOL.address, raw: '250000000' }),
    ]);
    expect((await onChain(recipient)).lamports).toBe(250_000_000n);
    expect((await onChain(payer.address)).lamports).toBe(START.lamports - 250_000_000n - FEE);
  });

  it('transfers tokens, and pays for the account of a new holder', async () => {
    const status = await runFlow(app, `send 12.5 USDC to ${recipient}`, payer.address);
    expect(status).toMatchObject({ status: 'Completed', ledger: 'rpc' });
    expect([await usdcOf(payer.address), await usdcOf(recipient)]).toEqual([27_500_000n, 12_500_000n]);
    expect((await onChain(payer.address)).lamports).toBe(START.lamports - FEE - RENT);
  });

  it('lands a strict flow of two transfers in one transaction', async () => {
    const prompt = `send 0.5 SOL to ${recipient} and then send 10 USDC to ${recipient}`;
    const status = await runFlow(app, prompt, payer.address);
    expect(status.status).toBe('Completed');
    const signatures = status.steps.map(({ attempts }) => attempts.at(-1)?.signature);
    expect(signatures).toHaveLength(2);
    expect(new Set(signatures).size).toBe(1);
    expect(await usdcOf(recipient)).toBe(10_000_000n);
    expect((await onChain(payer.address)).lamports).toBe(START.lamports - 500_000_000n - FEE - RENT);
  });

  it('shows balances as they are now, whoever changed them', async () => {
    const prompt = `what is my balance`;
    expect((await runFlow(app, prompt, payer.address)).status).toBe('Completed');
    await chainWallets().set(payer.address, { lamports: 42n, tokens: [] });
    const { steps } = await runFlow(app, prompt, payer.address);
    expect(JSON.stringify(steps[0]?.output)).toContain('42');
    expect(JSON.stringify(steps[0]?.output)).not.toContain('40000000');
  });

  it('lets the owner of a wallet sign whose key it does not have', async () => {
    const prompt = `send 0.25 SOL to ${recipient}`;
    const id = await startRecovery(app, prompt, owner.address, { sandbox: { signer: 'wallet' } }, 'direct');
    const { questions } = await until(app, id, 'AwaitingUser');
    const [question] = questions as unknown as Question[];
    const unsigned = question?.choices.find(({ choice }) => choice === 'sign')?.transaction ?? '';
    const transaction = owner.signed(unsigned);
    await answer(app, id, { question_id: question?.question_id ?? '', choice: 'sign', transaction });
    expect(await finished(app, id)).toMatchObject({ status: 'Completed', signer: 'wallet' });
    expect((await onChain(recipient)).lamports).toBe(250_000_000n);
  });

  it('executes once what it sent and got no answer to', async () => {
    let lost = 0;
    proxy.fault = (method) => {
      if (method !== 'sendTransaction' || lost > 0) return undefined;
      lost += 1;
      return { kind: 'lose_answer' };
    };
    const status = await runFlow(app, `send 0.25 SOL to ${recipient}`, payer.address);
    expect([lost, status.status]).toEqual([1, 'Completed']);
    expect((await onChain(recipient)).lamports).toBe(250_000_000n);
    expect((await onChain(payer.address)).lamports).toBe(START.lamports - 250_000_000n - FEE);
  });

  it('goes on through the second node while the first is away', async () => {
    proxy.fault = () => ({ kind: 'answer', status: 503 });
    const status = await runFlow(app, `send 0.25 SOL to ${recipient}`, payer.address);
    expect(status.status).toBe('Completed');
    expect((await onChain(recipient)).lamports).toBe(250_000_000n);
  });

  it('fails before anything is signed when the wallet holds too little', async () => {
    proxy.methods.length = 0;
    const status = await runFlow(app, `send 6 SOL to ${recipient}`, payer.address);
    expect(status).toMatchObject({ status: 'Failed', failure: { code: 'insufficient_funds' } });
    expect(proxy.methods).not.toContain('sendTransaction');
    expect((await onChain(payer.address)).lamports).toBe(START.lamports);
  });

  const execute = (payload: object) =>
    app.inject({
      method: 'POST',
      url: '/api/v1/benchmarks/execute-direct',
      payload: { wallet: payer.address, agent: 'deterministic', ...payload },
    });

  it.each([
    ['a swap', { prompt: 'swap 1 SOL to USDC' }],
    ['lending', { prompt: 'lend 10 USDC' }],
    [
      'a fault',
      {
        prompt: `send 0.1 SOL to ${new WalletOwner().address}`,
        sandbox: { faults: [{ step: 'transfer_1', kind: 'rpc_unavailable' }] },
      },
    ],
  ])('refuses %s', async (_name, payload) => {
    const answered = await execute(payload);
    expect(answered.json()).toMatchObject({ code: 'not_on_this_ledger', status: 409 });
  });

  it.each(['GET', 'PUT'] as const)('refuses to %s wallets of the sandbox', async (method) => {
    const answered = await app.inject({
      ...{ method, url: `/api/v1/sandbox/wallets/${payer.address}` },
      ...(method === 'PUT' && { payload: { sol_balance: '1', token_balances: [] } }),
    });
    expect(answered.json()).toMatchObject({ code: 'not_on_this_ledger', status: 409 });
  });

  it('refuses to run a benchmark, whose wallets it could not make', async () => {
    const list = (await app.inject({ url: '/api/v1/benchmarks' })).json<{ id: string }[]>();
    const answered = await app.inject({
      ...{ method: 'POST', url: `/api/v1/benchmarks/${list[0]?.id}/run` },
      payload: { agent: 'deterministic' },
    });
    expect(answered.json()).toMatchObject({ code: 'not_on_this_ledger', status: 409 });
  });

  it('waits for finality where it is asked to', async () => {
    const patient = await startTestApp({ variables: { ...variables, REEV_RPC_COMMITMENT: 'finalized' } });
    const before = (await callRpc(sandbox, 'getSlot')).result;
    const status = await runFlow(patient, `send 0.25 SOL to ${recipient}`, payer.address);
    expect(status.status).toBe('Completed');
    expect(Number((await callRpc(sandbox, 'getSlot')).result) - Number(before)).toBeGreaterThanOrEqual(32);
    expect((await onChain(recipient)).lamports).toBe(250_000_000n);
    await patient.close();
  });

  it('is not ready, and plans nothing, while no node answers', async () => {
    const away = await openFaultProxy(sandbox.http);
    const lonely = await startTestApp({ variables: { ...variables, REEV_RPC_URLS: away.url } });
    away.fault = () => ({ kind: 'answer', status: 503 });
    const planned = await lonely.inject({
      ...{ method: 'POST', url: '/api/v1/benchmarks/execute-direct' },
      payload: { prompt: `send 0.1 SOL to ${recipient}`, wallet: payer.address, agent: 'deterministic' },
    });
    expect(planned.json()).toMatchObject({ code: 'not_ready', status: 503 });
    await lonely.close();
    await away.close();
  });

  describe('do not start', () => {
    const start = (more: object) => startTestApp({ variables: { ...variables, ...more } });

    it.each<[string, object, RegExp]>([
      [
        'with nodes of another cluster',
        { REEV_RPC_GENESIS: 'mainnet' },
        /REEV_RPC_GENESIS must be the cluster/,
      ],
      [
        'with nodes that do not answer',
        { REEV_RPC_URLS: 'http://127.0.0.1:9' },
        /REEV_RPC_URLS must be URLs of nodes/,
      ],
      ['without nodes', { REEV_RPC_URLS: '' }, /REEV_RPC_URLS must name/],
      ['without a cluster', { REEV_RPC_GENESIS: '' }, /REEV_RPC_GENESIS must be/],
      [
        'with a key file that is not there',
        { REEV_KEY_FILES: '/nowhere.json' },
        /REEV_KEY_FILES must be key files/,
      ],
    ])('%s', async (_name, more, message) => {
      await expect(start(more)).rejects.toThrow(message);
    });

    it('with a key file that others can read', async () => {
      const open = join(folder, 'open.json');
      writeFileSync(open, JSON.stringify([...payer.keypair]));
      chmodSync(open, 0o644);
      await expect(start({ REEV_KEY_FILES: open })).rejects.toThrow(/REEV_KEY_FILES .* chmod 600/);
    });
  });
});
