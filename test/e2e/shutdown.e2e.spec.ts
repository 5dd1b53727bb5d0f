import { Agent, type IncomingMessage, get } from 'node:http';
import { freshWallet } from '../support/flows';
import { ServiceProcess } from '../support/service-process';

/** A client that holds one connection and asks again as soon as it is answered. */
class KeepAliveClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  answers = 0;
  private closing: string | undefined;

  /** @returns what ended it: the code of an error, and what the last answer said of the connection */
  async run(url: string): Promise<{ error: string | undefined; connection: string | undefined }> {
    for (;;) {
      try {
        const { statusCode, headers } = await this.once(url);
        if (statusCode !== 200) return { error: String(statusCode), connection: headers.connection };
        this.answers += 1;
        this.closing = headers.connection;
      } catch (error) {
        this.agent.destroy();
        return { error: (error as NodeJS.ErrnoException).code, connection: this.closing };
      }
    }
  }

  private once(url: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      get(url, { agent: this.agent }, (answer) => {
        answer.resume().once('end', () => resolve(answer));
      }).once('error', reject);
    });
  }
}

/** Sleeps between two attempts for longer than the process has to end. */
const SLEEPY = {
  prompt: 'send 0.1 SOL to 3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2',
  sandbox: { faults: [{ step: 'transfer_1', kind: 'rpc_unavailable', times: 9 }] },
  recovery_config: { base_retry_delay_ms: 60_000, max_retry_delay_ms: 60_000, max_recovery_time_ms: 600_000 },
};
const ASKING = {
  prompt: 'swap 1 SOL to USDC',
  sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
  recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
};

describe('SIGTERM', () => {
  const start = async (service: ServiceProcess, body: object) => {
    const answer = await fetch(`${service.url}/api/v1/benchmarks/execute-recovery`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ wallet: freshWallet(), ...body }),
    });
    return ((await answer.json()) as { execution_id: string }).execution_id;
  };
  const events = async (service: ServiceProcess, id: string) =>
    (await fetch(`${service.url}/api/v1/executions/${id}/events`)).text();

  it('loses no request of clients that keep their connections', async () => {
    const service = await ServiceProcess.start();
    const clients = Array.from({ length: 6 }, () => new KeepAliveClient());
    const ends = clients.map((client) => client.run(`${service.url}/api/v1/health`));
    while (clients.some(({ answers }) => answers < 20)) await new Promise((resolve) => setImmediate(resolve));
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    for (const end of await Promise.all(ends))
      expect(end).toEqual({ error: 'ECONNREFUSED', connection: 'close' });
  });

  it('does not wait for flows that wait, and says once what is left', async () => {
    // A process that waits for its grace does not end within the time of this test.
    const service = await ServiceProcess.start({ REEV_SHUTDOWN_GRACE_MS: '60000' });
    const sleepy = await start(service, SLEEPY);
    const asking = await start(service, ASKING);
    while (!(await events(service, sleepy)).includes('recovery_decided'));
    while (!(await events(service, asking)).includes('question_asked'));
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    const lines = service.printed.split('\n').filter((line) => line.includes('SIGTERM'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      signal: 'SIGTERM',
      left: 2,
      running: 0,
      awaiting_user: 1,
    });
  }, 20_000);
});
