import { once } from 'node:events';
import { type Socket, connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { freshWallet } from '../support/flows';
import { HttpClient } from '../support/http-client';

const TIMEOUT_MS = 200;
/** Later than that nobody would call it the configured time; Node by itself looks only every 30 seconds. */
const LATEST_MS = 5_000;

describe('requests that take too long to arrive', () => {
  let app: NestFastifyApplication;
  let client: HttpClient;
  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_REQUEST_TIMEOUT_MS: String(TIMEOUT_MS) } });
    client = await HttpClient.listen(app);
  });
  afterAll(() => app.close());

  /** Everything that a connection answers until it is closed, and how long that took. */
  async function answerTo(text: string): Promise<{ readonly answer: string; readonly tookMs: number }> {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const socket: Socket = connect(port, '127.0.0.1');
    const startedAt = performance.now();
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'connect');
    socket.write(text);
    await once(socket, 'close');
    return { answer, tookMs: performance.now() - startedAt };
  }

  const POST = 'POST /api/v1/benchmarks/execute-direct HTTP/1.1\r\nHost: reev\r\n';
  it.each([
    ['nothing at all', ''],
    ['half a request line', 'GET /health HT'],
    ['headers without an end', `${POST}X-Slow: yes\r\n`],
    ['half a body', `${POST}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"prompt":`],
    [
      'half a chunked body',
      `${POST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"pro\r\n`,
    ],
  ])('are ended: %s', async (_case, text) => {
    const { answer, tookMs } = await answerTo(text);
    expect(tookMs).toBeGreaterThanOrEqual(TIMEOUT_MS * 0.9);
    expect(tookMs).toBeLessThan(LATEST_MS);
    if (answer === '' && text === '') return;
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(head).toContain('content-type: application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ code: 'request_timeout', status: 408 });
  });

  it('are not those whose answers take long', async () => {
    const answer = await client.send('POST', '/api/v1/benchmarks/execute-recovery', {
      headers: { 'content-type': 'application/json', prefer: 'wait=1' },
      body: JSON.stringify({
        prompt: 'swap 1 SOL to USDC',
        wallet: freshWallet(),
        recovery_config: { base_retry_delay_ms: 10_000, jitter: 'none' },
        sandbox: { faults: [{ step: 'swap_1', kind: 'rpc_unavailable' }] },
      }),
    });
    expect([answer.status, answer.headers.get('preference-applied')]).toEqual([202, 'wait=1']);
  });
});
