import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServiceProcess } from '../support/service-process';

interface StartFailure {
  readonly level: number;
  readonly msg: string;
  readonly problems: readonly { readonly variable: string; readonly value?: string }[];
}

/** What a service that cannot start prints: one line of JSON, and nothing else. */
async function failureOf(variables: Readonly<Record<string, string>>): Promise<StartFailure> {
  const service = await ServiceProcess.start(variables);
  expect(await service.end()).toEqual({ code: 1, signal: null });
  expect(service.printed.split('\n')).toHaveLength(1);
  return JSON.parse(service.printed) as StartFailure;
}

/** A server that takes connections and never says a word. */
async function silentServer(): Promise<{ readonly server: Server; readonly port: string }> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, port: String((server.address() as AddressInfo).port) };
}

describe('the process', () => {
  it('serves until it is told to end, and then ends well', async () => {
    const service = await ServiceProcess.start();
    const answer = await fetch(`${service.url}/api/v1/health/ready`);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  });

  it('starts with fewer than ten lines, all of them JSON; the wiring is there for debugging', async () => {
    const quiet = await ServiceProcess.start();
    const lines = quiet.printed.split('\n').map((line) => JSON.parse(line) as { msg: string });
    await quiet.end();
    expect(lines.length).toBeLessThan(10);
    expect(lines.at(-1)?.msg).toMatch(/^Listening at /);
    const talkative = await ServiceProcess.start({ LOG_LEVEL: 'debug' });
    await talkative.end();
    expect(talkative.printed).toContain('Mapped {/api/v1/health, GET} route');
    expect(talkative.printed).not.toContain('/api/v1/api/v1');
  });

  it('does not start with a configuration that is wrong, and says what to mend without telling secrets', async () => {
    const failure = await failureOf({ PORT: 'http', DATABASE_URL: 'mysql://root:hunter2@db' });
    expect(failure).toMatchObject({
      level: 60,
      msg:
        'reev cannot start: PORT must be a whole number from 0 to 65535; it is "http". ' +
        'DATABASE_URL must be a URL that begins with postgres://.',
      problems: [{ variable: 'PORT', value: 'http' }, { variable: 'DATABASE_URL' }],
    });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  it('warns of a variable that nothing reads', async () => {
    const service = await ServiceProcess.start({ REEV_CONCURENCY: '4' });
    expect(service.printed).toContain('Is REEV_CONCURRENCY meant?');
    await service.end();
  });

  const file = join(mkdtempSync(join(tmpdir(), 'reev-start-')), 'file');
  writeFileSync(file, 'not a folder, and no database');

  it.each([
    ['a data folder that is a file', { REEV_DATA_DIR: file }, 'REEV_DATA_DIR'],
    ['a data folder that can never be made', { REEV_DATA_DIR: '/proc/nope' }, 'REEV_DATA_DIR'],
    ['a data folder that takes no files', { REEV_DATA_DIR: '/proc/self' }, 'REEV_DATA_DIR'],
    ['a database that is away', { DATABASE_URL: 'postgres://reev:hunter2@127.0.0.1:1/x' }, 'DATABASE_URL'],
    [
      'a database host that is none',
      { DATABASE_URL: 'postgres://reev:hunter2@nowhere.invalid/x' },
      'DATABASE_URL',
    ],
    ['a benchmark folder that is none', { REEV_BENCHMARKS_DIR: '/nowhere' }, 'REEV_BENCHMARKS_DIR'],
    ['an address of another machine', { HOST: '203.0.113.5' }, 'HOST'],
  ])('names the variable of %s in one line', async (_what, variables, name) => {
    const failure = await failureOf(variables);
    expect(failure.problems.map(({ variable }) => variable)).toEqual([name]);
    expect(failure.msg).toContain(name);
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });

  it('names PORT when another process uses it, and DATABASE_URL when its server says nothing', async () => {
    const { server, port } = await silentServer();
    try {
      const taken = await failureOf({ PORT: port });
      expect(taken.problems).toEqual([expect.objectContaining({ variable: 'PORT', value: port })]);
      const silent = await failureOf({ DATABASE_URL: `postgres://reev@127.0.0.1:${port}/x` });
      expect(silent.problems).toEqual([expect.objectContaining({ variable: 'DATABASE_URL' })]);
    } finally {
      server.close();
    }
  });
});
