import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/common/clock';
import { startTestApp } from '../support/app';
import { testKey } from '../support/api-keys';
import { freshWallet, runFlow } from '../support/flows';

const LIMIT = 5;
const LIMITED = { REEV_RATE_LIMIT: String(LIMIT), REEV_RATE_LIMIT_WINDOW_SECONDS: '3600' };

describe('the quota of a caller', () => {
  let app: NestFastifyApplication;
  const start = async (variables: Record<string, string>) => (app = await startTestApp({ variables }));
  afterEach(() => app.close());

  const get = (url: string, headers: Record<string, string> = {}, remoteAddress = '203.0.113.7') =>
    app.inject({ url, headers, remoteAddress });
  const remaining = (answer: { readonly headers: Record<string, unknown> }) =>
    Number(/^"default";r=(\d+);t=\d+$/.exec(String(answer.headers['ratelimit']))?.[1]);

  it('is told with every answer, and enforced', async () => {
    await start(LIMITED);
    for (let left = LIMIT - 1; left >= 0; left -= 1) {
      const answer = await get('/api/v1/agents');
      expect([answer.statusCode, remaining(answer)]).toEqual([200, left]);
      expect(answer.headers['ratelimit-policy']).toBe(`"default";q=${LIMIT};w=3600`);
    }
    const refused = await get('/api/v1/agents');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(remaining(refused)).toBe(0);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds > 3_500 && seconds <= 3_600).toBe(true);
    expect(refused.json()).toMatchObject({ code: 'too_many_requests', retryable: true, status: 429 });
  });

  it('is one for each address, whatever of an IPv6 network a client takes', async () => {
    await start(LIMITED);
    for (let i = 0; i <= LIMIT; i += 1) await get('/api/v1/agents', {}, `2001:db8::${i}`);
    expect((await get('/api/v1/agents', {}, '2001:db8::ffff')).statusCode).toBe(429);
    expect((await get('/api/v1/agents', {}, '2001:db8:0:1::1')).statusCode).toBe(200);
    expect((await get('/api/v1/agents')).statusCode).toBe(200);
  });

  it('believes nobody about an address but a trusted proxy', async () => {
    await start({ ...LIMITED, REEV_TRUSTED_PROXIES: '10.0.0.0/8' });
    const ask = (from: string, forwarded: string) =>
      get('/api/v1/agents', { 'x-forwarded-for': forwarded }, from);
    for (let i = 0; i <= LIMIT; i += 1) await ask('203.0.113.7', `198.51.100.${i}`);
    expect((await ask('203.0.113.7', '198.51.100.99')).statusCode).toBe(429);
    for (let i = 0; i <= LIMIT; i += 1) await ask('10.0.0.1', '198.51.100.1');
    expect((await ask('10.0.0.1', '198.51.100.1')).statusCode).toBe(429);
    expect((await ask('10.0.0.1', '198.51.100.2')).statusCode).toBe(200);
  });

  it('is one for each key, from wherever it is sent', async () => {
    const [one, other] = [testKey('one', 'read'), testKey('other', 'read')];
    await start({ ...LIMITED, REEV_API_KEYS: `${one.line},${other.line}` });
    for (let i = 0; i <= LIMIT; i += 1) await get('/api/v1/agents', one.headers, `203.0.113.${i}`);
    expect((await get('/api/v1/agents', one.headers, '198.51.100.1')).statusCode).toBe(429);
    expect((await get('/api/v1/agents', other.headers)).statusCode).toBe(200);
    expect(remaining(await get('/api/v1/agents'))).toBe(LIMIT - 1);
  });

  it('is not touched by news that are none', async () => {
    await start({ ...LIMITED, REEV_RATE_LIMIT: '100000' });
    const { execution_id: id } = await runFlow(app, 'swap 1 SOL to USDC', freshWallet());
    const url = `/api/v1/executions/${id}`;
    const first = await get(url);
    const etag = String(first.headers['etag']);
    const again = await get(url, { 'if-none-match': etag });
    expect([again.statusCode, remaining(again)]).toEqual([304, remaining(first)]);
    expect(remaining(await get(url))).toBe(remaining(first) - 1);
  });

  it.each(['/health', '/api/v1/health/ready', '/metrics', '/api/docs', '/api/docs-json'])(
    'does not hold for %s',
    async (url) => {
      await start({ ...LIMITED, REEV_RATE_LIMIT: '1' });
      for (let i = 0; i < 3; i += 1) {
        const { statusCode, headers } = await get(url);
        expect([statusCode, headers['ratelimit']]).toEqual([200, undefined]);
      }
    },
  );

  it('is none when the configuration says 0', async () => {
    await start({ REEV_RATE_LIMIT: '0' });
    const { statusCode, headers } = await get('/api/v1/agents');
    expect([statusCode, headers['ratelimit'], headers['ratelimit-policy']]).toEqual([
      200,
      undefined,
      undefined,
    ]);
  });

  it('is generous by default: who polls ten executions every second never sees its end', async () => {
    await start({});
    const [, q = '0', w = '0'] =
      /q=(\d+);w=(\d+)/.exec(String((await get('/api/v1/agents')).headers['ratelimit-policy'])) ?? [];
    expect(Number(q) / Number(w)).toBeGreaterThan(100 * 10);
  });
});

describe('wrong API keys', () => {
  const [mine, other] = [testKey('mine', 'read'), testKey('other', 'read')];
  const HERE = '203.0.113.7';
  const START = Date.UTC(2026, 10, 26);
  let app: NestFastifyApplication;
  let now: jest.SpyInstance<number, []>;
  beforeEach(async () => {
    app = await startTestApp({ variables: { REEV_API_KEYS: `${mine.line},${other.line}` } });
    now = jest.spyOn(app.get(Clock), 'now').mockReturnValue(START);
  });
  afterEach(() => app.close());

  const ask = (key: string, remoteAddress = HERE) =>
    app.inject({ url: '/api/v1/agents', headers: { 'x-api-key': key }, remoteAddress });
  const guess = async (times: number) => {
    for (let i = 0; i < times; i += 1) await ask(`a-wrong-key-0123456789-${i}`);
  };

  it('slow their address down, and no other', async () => {
    await guess(5);
    const refused = await ask('a-wrong-key-0123456789');
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '1']);
    expect(refused.json()).toMatchObject({ code: 'too_many_requests', retryable: true });
    expect((await ask('a-wrong-key-0123456789', '203.0.113.8')).statusCode).toBe(401);
  });

  it('make a guess that is right look like one that is not, until the wait is over', async () => {
    await guess(5);
    const [wrong, right] = [await ask('a-wrong-key-0123456789'), await ask(mine.key)];
    expect(right.statusCode).toBe(429);
    expect({ ...right.json<object>(), timestamp: '' }).toEqual({ ...wrong.json<object>(), timestamp: '' });
    now.mockReturnValue(START + 1_000);
    expect((await ask(mine.key)).statusCode).toBe(200);
  });

  it('lock nobody out who was let in before from there', async () => {
    expect((await ask(mine.key)).statusCode).toBe(200);
    await guess(6);
    expect((await ask(mine.key)).statusCode).toBe(200);
    expect((await ask(other.key)).statusCode).toBe(429);
  });
});
