import { setTimeout as delay } from 'node:timers/promises';
import type { FlowStatusBody, WalletBody } from '../support/flows';
import { freshWallet } from '../support/flows';
import { ServiceProcess } from '../support/service-process';
import { SmallDisk } from '../support/small-disk';

const disk = SmallDisk.mount(24);
if (disk === undefined)
  process.stdout.write('Skipped: nothing can be mounted here, so no disk can be filled.\n');

interface Post {
  readonly status: number;
  readonly body: { readonly execution_id: string; readonly code?: string; readonly retryable?: boolean };
  readonly retryAfter: string | null;
  readonly recipient: string;
}

async function post(url: string): Promise<Post> {
  const recipient = freshWallet();
  const answer = await fetch(`${url}/api/v1/benchmarks/execute-direct`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      prompt: `send 0.1 SOL to ${recipient}, then swap 0.5 SOL to USDC`,
      wallet: freshWallet(),
      atomic_mode: 'lenient',
    }),
  });
  const body = (await answer.json()) as Post['body'];
  return { status: answer.status, body, retryAfter: answer.headers.get('retry-after'), recipient };
}

const readiness = async (url: string) => (await fetch(`${url}/health/ready`)).status;

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

async function finished(url: string, executionId: string): Promise<FlowStatusBody> {
  for (;;) {
    const status = await getJson<FlowStatusBody>(`${url}/api/v1/executions/${executionId}`);
    if (status.status !== 'Queued' && status.status !== 'Running') return status;
    await delay(50);
  }
}

(disk === undefined ? describe.skip : describe)('a service whose disk is full', () => {
  const small = disk as SmallDisk;
  afterAll(() => small.unmount());

  it('refuses work with 503, keeps answering, and goes on by itself when there is room', async () => {
    const service = await ServiceProcess.start({ REEV_DATA_DIR: small.folder });
    const { url } = service;
    expect(await readiness(url)).toBe(200);
    const posts = await Promise.all(Array.from({ length: 20 }, () => post(url)));
    small.fill();
    for (let round = 0; round < 100 && !posts.some(({ status }) => status === 503); round += 1)
      posts.push(...(await Promise.all(Array.from({ length: 20 }, () => post(url)))));

    const refused = posts.filter(({ status }) => status !== 202);
    expect(refused.length).toBeGreaterThan(0);
    for (const { status, body, retryAfter } of refused) {
      expect({ status, ...body }).toMatchObject({ status: 503, code: 'store_unavailable', retryable: true });
      expect(retryAfter).toBe('5');
    }
    expect(await readiness(url)).toBe(503);
    const accepted = posts.filter(({ status }) => status === 202);
    const [first] = accepted;
    await getJson(`${url}/api/v1/executions/${first?.body.execution_id}`);

    small.clear();
    while ((await readiness(url)) !== 200) await delay(50);
    expect((await post(url)).status).toBe(202);
    for (const { body, recipient } of accepted) {
      const status = await finished(url, body.execution_id);
      expect(status).toMatchObject({ status: 'Completed', progress: 1 });
      const events = await getJson<{ events: readonly { revision: number }[] }>(
        `${url}/api/v1/executions/${body.execution_id}/events`,
      );
      expect(events.events.map(({ revision }) => revision)).toEqual(
        events.events.map((_event, index) => index + 1),
      );
      const wallet = await getJson<WalletBody>(`${url}/api/v1/sandbox/wallets/${recipient}`);
      expect(wallet.sol_balance).toBe('100000000');
    }
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  }, 120_000);
});
