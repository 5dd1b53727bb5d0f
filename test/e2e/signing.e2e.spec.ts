import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { APP_STORES } from '../support/app-stores';
import { reev } from '../support/cli-process';
import { type FlowStatusBody, finished, freshWallet } from '../support/flows';
import { answer, startRecovery, until } from '../support/recovery';
import { ServiceProcess } from '../support/service-process';
import { WalletOwner } from '../support/wallet-owner';

interface Question {
  readonly question_id: string;
  readonly choices: readonly { readonly choice: string; readonly transaction?: string }[];
  readonly proposal: {
    readonly step_ids: readonly string[];
    readonly simulated: object;
    readonly guards: object;
  };
}

const SIGNED_BY_WALLET = { sandbox: { signer: 'wallet' } };
const SWAP = 'swap 1 SOL to USDC';

const toSign = ({ choices }: Question) => choices.find(({ choice }) => choice === 'sign')?.transaction ?? '';

function changedAt(index: number, transaction: string): string {
  const wire = Buffer.from(transaction, 'base64');
  wire[index] = (wire[index] ?? 0) ^ 1;
  return wire.toString('base64');
}

describe.each(APP_STORES)('answers that sign, on %s', (_store, open) => {
  let app: NestFastifyApplication;
  let disposeStore: () => Promise<void>;
  let owner: WalletOwner;

  beforeAll(async () => {
    const { variables, dispose } = await open();
    disposeStore = dispose;
    app = await startTestApp({ variables });
  });
  afterAll(async () => {
    await app.close();
    await disposeStore();
  });
  beforeEach(() => {
    owner = new WalletOwner();
  });

  async function asked(mode = 'direct') {
    const executionId = await startRecovery(app, SWAP, owner.address, SIGNED_BY_WALLET, mode);
    const status = await until(app, executionId, 'AwaitingUser');
    const [question] = status.questions as unknown as Question[];
    if (question === undefined) throw new Error('Nothing was asked');
    return { executionId, revision: status.revision, question };
  }

  it.each(['direct', 'dynamic', 'recovery'])('are taken in %s mode', async (mode) => {
    const { executionId, question } = await asked(mode);
    expect(question.proposal).toMatchObject({ step_ids: ['swap_1'], simulated: {}, guards: {} });
    const transaction = owner.signed(toSign(question));
    const answered = await answer(app, executionId, {
      question_id: question.question_id,
      choice: 'sign',
      transaction,
    });
    expect(answered.statusCode).toBe(200);
    expect(await finished(app, executionId)).toMatchObject({ status: 'Completed', signer: 'wallet' });
  });

  it('are refused when anything is wrong with them, and the question stays open', async () => {
    const { executionId, revision, question } = await asked();
    const transaction = toSign(question);
    const signed = owner.signed(transaction);
    const sign = { question_id: question.question_id, choice: 'sign' };
    const wrong: [number, string, object][] = [
      [422, 'invalid_answer', sign],
      [400, 'invalid_request', { ...sign, transaction: 'not base64!' }],
      [400, 'invalid_request', { ...sign, transaction: 'A'.repeat(1_648) }],
      [422, 'invalid_answer', { ...sign, transaction }],
      [422, 'invalid_answer', { ...sign, transaction: 'AAAA' }],
      [422, 'invalid_answer', { ...sign, transaction: '' }],
      [422, 'invalid_answer', { ...sign, transaction: new WalletOwner().signed(transaction) }],
      [422, 'invalid_answer', { ...sign, transaction: changedAt(0, signed) }],
      [422, 'invalid_answer', { ...sign, transaction: changedAt(30, signed) }],
      [422, 'invalid_answer', { ...sign, transaction: changedAt(100, signed) }],
      [
        422,
        'invalid_answer',
        { ...sign, transaction: owner.signed(changedAt(-1 + signed.length / 2, transaction)) },
      ],
      [422, 'invalid_answer', { question_id: question.question_id, choice: 'retry', transaction: signed }],
      [422, 'invalid_answer', { question_id: question.question_id, choice: 'top_up' }],
    ];
    for (const [status, code, body] of wrong) {
      const refused = await answer(app, executionId, body);
      expect([refused.statusCode, refused.json<{ code: string }>().code]).toEqual([status, code]);
    }
    expect(await until(app, executionId, 'AwaitingUser')).toMatchObject({ revision });
    expect((await answer(app, executionId, { ...sign, transaction: signed })).statusCode).toBe(200);
    expect((await finished(app, executionId)).status).toBe('Completed');
    const again = await answer(app, executionId, { ...sign, transaction: signed });
    expect(again.statusCode).toBe(200);
    const other = { question_id: question.question_id, choice: 'abort' };
    expect((await answer(app, executionId, other)).statusCode).toBe(409);
  });

  it('are drawn: what was asked, and that it was signed', async () => {
    const { executionId, question } = await asked();
    const picture = async (format: string) =>
      (await app.inject({ url: `/api/v1/flows/${executionId}?format=${format}` })).body;
    expect(await picture('html')).toContain(toSign(question));
    expect(await picture('ascii')).toContain('◔ Asked the wallet to sign');
    const transaction = owner.signed(toSign(question));
    await answer(app, executionId, { question_id: question.question_id, choice: 'sign', transaction });
    await finished(app, executionId);
    expect(await picture('ascii')).toMatch(
      /✓ Asked the wallet to sign[^]*✓ Answer: Send the signed transaction[^]*✓ Attempt 1 landed/,
    );
  });
});

describe('answers that sign', () => {
  const owner = new WalletOwner();

  it('are given by the command line, with the key of a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reev-key-'));
    const file = join(folder, 'id.json');
    writeFileSync(file, JSON.stringify([...owner.keypair]));
    const app = await startTestApp();
    await app.listen(0, '127.0.0.1');
    const args = ['--server', await app.getUrl(), '--keypair', file];
    const end = await reev(['flow', SWAP, '--json', ...args]);
    expect(end.stderr).toContain('Signed.');
    expect(end.code).toBe(0);
    const status = JSON.parse(end.stdout) as FlowStatusBody & { wallet: string; signer: string };
    expect(status).toMatchObject({ wallet: owner.address, signer: 'wallet', status: 'Completed' });
    const others = await reev(['flow', SWAP, '--wallet', freshWallet(), ...args]);
    expect([others.code, others.stderr]).toEqual([2, expect.stringContaining(owner.address)]);
    writeFileSync(file, JSON.stringify([1, 2, 3]));
    const bad = await reev(['flow', SWAP, ...args]);
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('must be a JSON array of 64 bytes')]);
    rmSync(folder, { recursive: true, force: true });
    await app.close();
  }, 60_000);

  it('are taken by a process that did not ask', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'reev-sign-'));
    const read = async <T>(url: string, body?: object) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      };
      return (await (await fetch(url, body && init)).json()) as T;
    };
    const first = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
    const request = { prompt: `${SWAP}, then lend it`, wallet: owner.address, ...SIGNED_BY_WALLET };
    const accepted = await read<{ execution_id: string }>(
      `${first.url}/api/v1/benchmarks/execute-direct`,
      request,
    );
    const path = `/api/v1/executions/${accepted.execution_id}`;
    const settled = async (url: string, wanted: string) => {
      for (;;) {
        const status = await read<FlowStatusBody & { questions: Question[] }>(url + path);
        if (status.status === wanted) return status;
        await delay(20);
      }
    };
    const { questions } = await settled(first.url, 'AwaitingUser');
    await first.end('SIGKILL');
    const second = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
    const [question] = questions;
    if (question === undefined) throw new Error('Nothing was asked');
    const transaction = owner.signed(toSign(question));
    const sign = { question_id: question.question_id, choice: 'sign', transaction };
    await read(`${second.url}${path}/answers`, sign);
    const ended = await settled(second.url, 'Completed');
    expect(
      new Set(ended.steps.flatMap(({ attempts }) => attempts.map(({ signature }) => signature))).size,
    ).toBe(1);
    await second.end();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);
});
