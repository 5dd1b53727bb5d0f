import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type FlowStatusBody, type WalletBody, freshWallet } from '../support/flows';
import { POSTGRES_BIN, PostgresServer } from '../support/postgres-server';
import { ServiceProcess } from '../support/service-process';

const FLOWS = 40;
const SENT = 100_000_000n;
const TIMEOUT_MS = 120_000;

const bin = POSTGRES_BIN;
if (bin === undefined)
  process.stdout.write('skipped: the tests that kill a PostgreSQL server (none is installed)\n');

(bin === undefined ? describe.skip : describe)('a service whose PostgreSQL goes away', () => {
  let server: PostgresServer;
  let service: ServiceProcess;
  beforeAll(async () => {
    server = await PostgresServer.create(bin ?? '');
    service = await ServiceProcess.start({ DATABASE_URL: server.url });
  }, TIMEOUT_MS);
  afterAll(async () => {
    await service.end('SIGKILL');
    server.dispose();
  });

  const get = async <T>(path: string) => (await (await fetch(`${service.url}${path}`)).json()) as T;
  const readiness = async () => {
    const answer = await fetch(`${service.url}/health/ready`);
    await answer.body?.cancel();
    return answer.status;
  };

  async function becomes(status: number): Promise<void> {
    while ((await readiness()) !== status) await delay(50);
  }

  function post(recipient: string, key: string = randomUUID()): Promise<Response> {
    return fetch(`${service.url}/api/v1/benchmarks/execute-direct`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        prompt: `send 0.1 SOL to ${recipient}, then swap 0.5 SOL to USDC`,
        wallet: freshWallet(),
      }),
    });
  }

  /** As a client does: the same request under the same key until it is accepted. */
  async function accepted(recipient: string): Promise<string> {
    const key = randomUUID();
    for (;;) {
      const answer = await post(recipient, key);
      const body = (await answer.json()) as { execution_id: string; code: string };
      if (answer.status === 202) return body.execution_id;
      expect([body.code, answer.status]).toEqual(['store_unavailable', 503]);
      await delay(100);
    }
  }

  async function finished(executionId: string): Promise<FlowStatusBody> {
    for (;;) {
      const answer = await fetch(`${service.url}/api/v1/executions/${executionId}`);
      const status = (await answer.json()) as FlowStatusBody;
      if (answer.status === 200 && !['Queued', 'Running'].includes(status.status)) return status;
      await delay(100);
    }
  }

  /** Starts flows, and has `disturb` happen in their midst. @returns when every one of them has ended, once */
  async function allEndOnce(disturb: () => Promise<void>): Promise<void> {
    const recipients = Array.from({ length: FLOWS }, freshWallet);
    const flows = recipients.map(async (recipient, index) => {
      await delay(index * 20);
      return finished(await accepted(recipient));
    });
    await delay((FLOWS / 2) * 20);
    const [ended] = await Promise.all([Promise.all(flows), disturb()]);
    expect(ended.filter(({ status }) => status !== 'Completed')).toEqual([]);
    for (const recipient of recipients) {
      const { sol_balance } = await get<WalletBody>(`/api/v1/sandbox/wallets/${recipient}`);
      expect(sol_balance).toBe(String(SENT));
    }
  }

  it(
    'loses nothing and doubles nothing when the server is killed under load, and is not ready meanwhile',
    async () => {
      await allEndOnce(async () => {
        server.kill();
        await becomes(503);
        const refused = await post(freshWallet());
        expect(refused.status).toBe(503);
        expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(await refused.json()).toMatchObject({ code: 'store_unavailable', retryable: true });
        server.start();
        await becomes(200);
      });
    },
    TIMEOUT_MS,
  );

  it(
    'goes on when the server ends its connections',
    async () => {
      await allEndOnce(() =>
        asAdmin((client) =>
          client.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
          ),
        ),
      );
      await becomes(200);
    },
    TIMEOUT_MS,
  );

  it(
    'does not share the store, and says who has it',
    async () => {
      const second = await ServiceProcess.start({ DATABASE_URL: server.url });
      expect(await second.end()).toEqual({ code: 1, signal: null });
      expect(second.printed).toMatch(/is held by process \d+ on \S+, since 20\S+Z\. Stop it first/);
      expect(await readiness()).toBe(200);
    },
    TIMEOUT_MS,
  );

  it(
    'takes no more work once another process has had the store',
    async () => {
      const lock = "hashtext('reev store'), hashtext(current_schema())";
      await asAdmin(async (client) => {
        const holding = "select pid from pg_stat_activity where application_name = 'reev store hold'";
        await client.query(`select pg_terminate_backend(pid) from (${holding}) as hold`);
        await client.query(`select pg_advisory_lock(${lock})`);
        await becomes(503);
        await client.query("update store_holder set token = 'another', host = 'elsewhere', pid = 7");
      });
      while (!service.printed.includes('Process 7 on elsewhere')) await delay(50);
      expect(await readiness()).toBe(503);
      expect(await (await post(freshWallet())).json()).toMatchObject({ code: 'store_unavailable' });
    },
    TIMEOUT_MS,
  );

  it(
    'ends in order while the server is away',
    async () => {
      server.kill();
      expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
      expect(service.printed).toContain('SIGTERM came');
    },
    TIMEOUT_MS,
  );

  async function asAdmin(work: (client: Client) => Promise<unknown>): Promise<void> {
    const client = new Client({ connectionString: server.url });
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }
});
