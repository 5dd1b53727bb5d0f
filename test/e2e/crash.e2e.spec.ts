import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { FlowStatusBody, WalletBody } from '../support/flows';
import { freshWallet } from '../support/flows';
import { ServiceProcess } from '../support/service-process';

interface Started {
  readonly wallet: string;
  readonly recipient: string;
  readonly executionId: string;
  readonly kind: Kind;
}

/** `undone`: a strict flow that is split by a read, fails, and gives back what had landed. */
const KINDS = ['strict', 'lenient', 'undone'] as const;
type Kind = (typeof KINDS)[number];

/** Transactions that its steps land in. */
const TRANSACTIONS: Readonly<Record<Kind, number>> = { strict: 1, lenient: 3, undone: 2 };

const FLOWS = 24;
const SENT = 100_000_000n;
const ENDOWED = '5000000000';

/** Starts flows, and resolves as soon as `enough` of them were accepted; the others may or may not have been. */
async function startUntil(url: string, enough: number): Promise<Started[]> {
  const accepted: Started[] = [];
  await new Promise<void>((resolve, reject) => {
    const posts = Array.from({ length: FLOWS }, async (_none, index) => {
      const kind = KINDS[index % KINDS.length] ?? 'strict';
      const [wallet, recipient] = [freshWallet(), freshWallet()];
      const prompt =
        kind === 'undone'
          ? `swap 0.5 SOL to USDC, then show my balances, then send 900000 USDC to ${recipient}`
          : `send 0.1 SOL to ${recipient}, then swap 0.5 SOL to USDC, then lend it`;
      const answer = await fetch(`${url}/api/v1/benchmarks/execute-direct`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ prompt, wallet, atomic_mode: kind === 'lenient' ? kind : 'strict' }),
      });
      const { execution_id } = (await answer.json()) as { execution_id: string };
      accepted.push({ wallet, recipient, executionId: execution_id, kind });
      if (accepted.length >= enough) resolve();
    });
    Promise.all(posts).then(() => resolve(), accepted.length >= enough ? reject : () => resolve());
  });
  return [...accepted];
}

/** Longer than a process takes to start. */
const DELAY_MS = 4_000;

/** Starts a flow whose first attempt fails. @returns its execution */
async function startWaiting(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/benchmarks/execute-recovery`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      prompt: `send 0.1 SOL to ${freshWallet()}`,
      wallet: freshWallet(),
      sandbox: { faults: [{ step: 'transfer_1', kind: 'rpc_unavailable', times: 1 }] },
      recovery_config: { base_retry_delay_ms: DELAY_MS, jitter: 'none' },
    }),
  });
  return ((await answer.json()) as { execution_id: string }).execution_id;
}

interface Journal {
  readonly events: readonly { readonly type: string; readonly at: string }[];
}

async function journalOf(url: string, id: string): Promise<Journal['events']> {
  return (await getJson<Journal>(`${url}/api/v1/executions/${id}/events`)).events;
}

async function getJson<T>(url: string): Promise<T> {
  return (await (await fetch(url)).json()) as T;
}

async function finished(url: string, executionId: string): Promise<FlowStatusBody> {
  for (;;) {
    const status = await getJson<FlowStatusBody>(`${url}/api/v1/executions/${executionId}`);
    if (status.status !== 'Queued' && status.status !== 'Running') return status;
    await delay(20);
  }
}

describe('a process that is killed in the middle of its work', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-crash-'));
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it.each([1, 8, 16, 23])(
    'ends every accepted flow, each step once (killed after %i were accepted)',
    async (enough) => {
      const doomed = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
      const started = await startUntil(doomed.url, enough);
      expect(await doomed.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });

      const service = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
      const { url } = service;
      for (const { wallet, recipient, executionId, kind } of started) {
        const transactions = TRANSACTIONS[kind];
        const status = await finished(url, executionId);
        expect(status).toMatchObject({ status: kind === 'undone' ? 'Failed' : 'Completed', progress: 1 });
        const landed = status.steps.flatMap((step) =>
          step.attempts.filter(({ outcome }) => outcome === 'landed'),
        );
        expect(new Set(landed.map(({ signature }) => signature)).size).toBe(transactions);
        const received = await getJson<WalletBody>(`${url}/api/v1/sandbox/wallets/${recipient}`);
        expect(received.sol_balance).toBe(kind === 'undone' ? ENDOWED : String(SENT));
        const sender = await getJson<WalletBody>(`${url}/api/v1/sandbox/wallets/${wallet}`);
        expect(sender.token_balances.map(({ balance }) => balance)).toContain('1000000000');
        if (kind === 'undone') {
          expect(status.steps.map((step) => step.status)).toContain('Compensated');
          continue;
        }
        const rentOfShares = 2_039_280n;
        expect(sender.sol_balance).toBe(
          String(5_000_000_000n - SENT - 500_000_000n - BigInt(transactions) * 5_000n - rentOfShares),
        );
      }
      expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    },
    60_000,
  );

  it.each([1, 8, 16])(
    'sends nothing before the delay of a retry is over, whenever it dies (killed inside of %i waits)',
    async (enough) => {
      const doomed = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
      const waiting = await Promise.all(Array.from({ length: FLOWS }, () => startWaiting(doomed.url)));
      let inside: string[] = [];
      while (inside.length < enough) {
        const journals = await Promise.all(waiting.map((id) => journalOf(doomed.url, id)));
        inside = waiting.filter((_id, index) => journals[index]?.at(-1)?.type === 'recovery_decided');
      }
      await doomed.end('SIGKILL');

      const service = await ServiceProcess.start({ REEV_DATA_DIR: dataDir });
      for (const id of waiting) {
        expect((await finished(service.url, id)).status).toBe('Completed');
        const events = await journalOf(service.url, id);
        const at = (wanted: string) =>
          events.filter(({ type }) => type === wanted).map((event) => Date.parse(event.at));
        const [decided, sent] = [at('recovery_decided'), at('attempt_recorded')];
        if (inside.includes(id)) expect([decided.length, sent.length]).toEqual([1, 2]);
        for (const time of decided) expect((sent[1] ?? 0) - time).toBeGreaterThanOrEqual(DELAY_MS);
      }
      expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    },
    60_000,
  );
});
