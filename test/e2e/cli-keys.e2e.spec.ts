import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { reev } from '../support/cli-process';
import { freshWallet } from '../support/flows';

jest.setTimeout(120_000);

describe('reev keys new', () => {
  let app: NestFastifyApplication | undefined;
  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  it('prints a key and the line by which the service knows it', async () => {
    const made = await reev(['keys', 'new', '--name', 'ci', '--scopes', 'run,read']);
    expect(made.code).toBe(0);
    const key = made.stdout.trim();
    expect(key).toMatch(/^reev_[\w-]{43}$/);
    const [line = ''] = /ci:read\+run:sha256:[\da-f]{64}/.exec(made.stderr) ?? [];
    expect(line).not.toBe('');
    expect(made.stderr).not.toContain(key);

    app = await startTestApp({ variables: { REEV_API_KEYS: line } });
    const as = (sent: string, url = '/api/v1/executions') =>
      app?.inject({ url, headers: { authorization: `Bearer ${sent}` } }).then(({ statusCode }) => statusCode);
    expect([await as(key), await as(line), await as(line.slice(-64))]).toEqual([200, 401, 401]);
    expect(await as(key, '/api/v1/metrics/flows')).toBe(403);
    expect((await reev(['keys', 'new', '--name', 'ci', '--scopes', 'read'])).stdout.trim()).not.toBe(key);
  });

  it.each([
    [['--name', 'c i', '--scopes', 'read'], 'letters, digits'],
    [['--name', 'ci', '--scopes', 'write'], 'read, run, admin'],
    [['--name', 'ci', '--scopes', 'read,read'], 'named once'],
    [['--name', 'ci'], '--scopes'],
  ])('refuses %j', async (args, hint) => {
    const { code, stderr, stdout } = await reev(['keys', 'new', ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(hint);
  });

  it('guards the service, and not who runs a flow in a process of its own', async () => {
    const line = `ci:read:sha256:${'0'.repeat(64)}`;
    const end = await reev(['flow', 'swap 1 SOL to USDC', '--wallet', freshWallet(), '--json'], {
      variables: { REEV_API_KEYS: line, REEV_RATE_LIMIT: '1' },
    });
    expect([end.code, (JSON.parse(end.stdout) as { status: string }).status]).toEqual([0, 'Completed']);
  });
});
