import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTestApp } from '../support/app';
import { type CliEnd, reev } from '../support/cli-process';
import { type FlowStatusBody, freshWallet } from '../support/flows';

const SWAP = 'swap 1 SOL to USDC';
const LOSING = 'swap 9 SOL to USDC';
const BENCHMARK = join(__dirname, '../../benchmarks/transfer-sol.yml');

jest.setTimeout(60_000);

describe('the command line', () => {
  let app: NestFastifyApplication;
  let server: string;

  beforeAll(async () => {
    app = await startTestApp({ variables: { REEV_API_KEYS: 'a-secret-key-0123456789' } });
    await app.listen(0, '127.0.0.1');
    server = await app.getUrl();
  });
  afterAll(() => app.close());

  const remote = () => ['--server', server, '--api-key', 'a-secret-key-0123456789'];
  const status = ({ stdout }: CliEnd) => JSON.parse(stdout) as FlowStatusBody & { mode: string };
  /** One or two lines of text, no stack. */
  const isPlain = (text: string) => !/\n\s+at /.test(text) && text.trim().split('\n').length <= 3;

  it('ends with 0 when a flow completes: the result on stdout, the progress on stderr', async () => {
    const args = ['flow', SWAP, '--wallet', freshWallet(), ...remote()];
    const end = await reev(args);
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(/Swap[^\n]*\n(.*\n)*.*✓ Completed in /);
    expect(end.stderr).toMatch(/^direct-[\w-]+ {2}\w+ {2}\d of 1 step done\n/);
    expect(end.stderr).toContain('✔ swap_1');
    // The drawing cuts signatures to their ends; below it they stand whole, to be copied.
    expect(end.stdout).toMatch(/\nTransactions\n {2}swap_1 {2}landed {2}[1-9A-HJ-NP-Za-km-z]{80,90}\s*$/);
    expect(status(await reev([...args, '--json'])).status).toBe('Completed');
  });

  it('ends with 1 when a flow fails, and still prints what there is', async () => {
    const end = await reev(['flow', '--prompt', LOSING, '--wallet', freshWallet(), '--json', ...remote()]);
    expect(end.code).toBe(1);
    expect(status(end).status).toBe('Failed');
    expect(end.stderr).toContain('Step swap_1 failed:');
    expect(isPlain(end.stderr.slice(end.stderr.indexOf('Step swap_1 failed:')))).toBe(true);
  });

  it.each([
    [['--direct'], 'direct'],
    [['--dynamic'], 'bridge'],
    [['--dynamic', '--direct'], 'direct'],
    [['--recovery', '--direct', '--dynamic'], 'recovery'],
  ])('reev run %j --prompt … runs a flow in %s mode, as the original does', async (flags, mode) => {
    const original = ['--atomic-mode', 'lenient', '--shared-surfpool'];
    const ofRecovery = ['--max-recovery-time-ms', '5000', '--retry-attempts', '1'];
    const switches = ['--enable-alternative-flows', '--enable-user-fulfillment'];
    const flow = [
      '--prompt',
      'show my balances',
      '--wallet',
      freshWallet(),
      '--agent',
      'deterministic',
      '--json',
    ];
    const end = await reev([
      ...['run', ...flags, ...flow, ...original, ...remote()],
      ...(mode === 'recovery' ? [...ofRecovery, ...switches] : []),
    ]);
    expect(end.code).toBe(0);
    expect(status(end)).toMatchObject({ mode, status: 'Completed', atomic_mode: 'lenient' });
    if (mode !== 'recovery') return;
    expect(status(end)).toMatchObject({
      recovery_config: {
        max_recovery_time_ms: 5_000,
        retry_attempts: 1,
        base_retry_delay_ms: 1_000,
        enable_alternative_flows: true,
        enable_user_fulfillment: true,
      },
    });
  });

  it('runs a request once when it is given the same name twice', async () => {
    const wallet = freshWallet();
    const args = [
      'flow',
      SWAP,
      '--wallet',
      wallet,
      '--execution-id',
      `mine "${wallet}"`,
      '--json',
      ...remote(),
    ];
    const [first, second] = [await reev(args), await reev(args)];
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(status(second).execution_id).toBe(status(first).execution_id);
    expect((await reev([...args, '--slippage-bps', '7'])).code).toBe(2);
  });

  it.each<[string, string[], RegExp]>([
    [
      'a mistyped option',
      ['flow', SWAP, '--walet', 'x'],
      /unknown option '--walet'\n\(Did you mean --wallet\?\)/,
    ],
    ['a mistyped command', ['flwo'], /unknown command 'flwo'\n\(Did you mean flow\?\)/],
    ['no wallet', ['flow', SWAP], /--wallet <pubkey>/],
    ['no prompt', ['flow', '--wallet', 'x'], /--prompt/],
    ['two prompts', ['flow', SWAP, '--prompt', SWAP, '--wallet', 'x'], /prompt once/],
    [
      'a mode that is none',
      ['flow', SWAP, '--atomic-mode', 'loose'],
      /Allowed choices are strict, conditional, lenient/,
    ],
    ['a number that is none', ['flow', SWAP, '--retry-attempts', 'many'], /must be a whole number/],
    [
      'attempts without recovery',
      ['flow', SWAP, '--retry-attempts', '5'],
      /--retry-attempts needs --recovery/,
    ],
    [
      'a switch without recovery',
      ['run', '--direct', '--prompt', SWAP, '--wallet', 'x', '--enable-alternative-flows'],
      /--enable-alternative-flows needs --recovery/,
    ],
    ['a fault that is none', ['flow', SWAP, '--fault', 'venue_down'], /such as swap_1:venue_down/],
    ['no execution', ['status'], /missing required argument 'execution'/],
    ['a negative number', ['flow', SWAP, '--slippage-bps', '-1'], /must be a whole number/],
    ['a URL that is none', ['flow', SWAP, '--server', 'localhost:3001'], /must be a URL such as/],
    ['no file', ['run'], /Name a benchmark file/],
    ['a file that is not there', ['run', 'nowhere.yml'], /There is no file nowhere\.yml/],
    ['a folder without benchmarks', ['run', '.'], /no benchmark file in these folders/],
    ['no prompt for the flags of the original', ['run', '--direct', '--wallet', 'x'], /--prompt/],
    ['a status that is none', ['run', '--render-flow', BENCHMARK], /holds no status/],
  ])('ends with 2 for %s, in plain words', async (_what, args, message) => {
    const end = await reev(args);
    expect([end.code, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toMatch(message);
    expect(isPlain(end.stderr)).toBe(true);
  });

  it.each<[string, () => string[], RegExp]>([
    ['a prompt', () => ['flow', 'dance', '--wallet', freshWallet(), ...remote()], /^unsupported_intent: /],
    ['a wallet', () => ['flow', SWAP, '--wallet', 'me', ...remote()], /^invalid_wallet: /],
    ['a plan', () => ['plan', 'dance', '--wallet', freshWallet(), ...remote()], /^unsupported_intent: /],
    ['a key', () => ['flow', SWAP, '--wallet', freshWallet(), '--server', server], /^unauthorized: /],
    ['an agent', () => ['run', BENCHMARK, '--agent', 'oracle', '--json', ...remote()], /unknown_agent: /],
  ])('ends with 2 when the service refuses %s, and says what to do', async (_what, args, message) => {
    const end = await reev(args());
    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(message);
    expect(isPlain(end.stderr)).toBe(true);
  });

  it('ends with 2 when a file may not be read', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'reev-files-')), 'secret.yml');
    writeFileSync(file, 'id: x');
    chmodSync(file, 0o000);
    if (process.getuid?.() === 0) return;
    const end = await reev(['run', file, ...remote()]);
    expect([end.code, end.stderr.includes('cannot be read')]).toEqual([2, true]);
  });

  it('ends with 3 when no service answers, or something else does', async () => {
    const other: Server = createServer((_request, response) => response.end('<html>'));
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const port = (other.address() as AddressInfo).port;
    const args = ['flow', SWAP, '--wallet', freshWallet(), '--server'];
    const wrong = await reev([...args, `http://127.0.0.1:${port}`]);
    await new Promise((closed) => other.close(closed));
    const none = await reev([...args, `http://127.0.0.1:${port}/`]);
    expect([wrong.code, none.code]).toEqual([3, 3]);
    expect(wrong.stderr).toContain('is not reev');
    expect(none.stderr).toContain(`No service answers at http://127.0.0.1:${port}.`);
    expect(isPlain(wrong.stderr) && isPlain(none.stderr)).toBe(true);
  });

  it('ends with 130 at Ctrl-C, once what it started is stopped', async () => {
    const wallet = freshWallet();
    const asking = ['--recovery', '--enable-user-fulfillment', '--user-timeout-seconds', '3600'];
    const end = await reev(['flow', LOSING, '--wallet', wallet, ...asking, ...remote()], {
      interruptAt: /Waiting for a person[\s\S]*Answer with POST/,
    });
    expect([end.code, end.stdout]).toEqual([130, '']);
    const [, executionId] = /Interrupted: (recovery-[\w-]+) ended Stopped\./.exec(end.stderr) ?? [];
    const answer = await app.inject({
      url: `/api/v1/executions/${executionId ?? ''}`,
      headers: { 'x-api-key': 'a-secret-key-0123456789' },
    });
    expect(answer.json()).toMatchObject({ status: 'Stopped', stop_requested: 'A client asked to stop.' });
  });

  it('has the faults that are ordered, and recovers from them', async () => {
    const faults = ['--fault', 'swap_1:venue_down', '--fault', 'swap_1:blockhash_expired'];
    const recovery = ['--recovery', '--enable-alternative-flows', '--base-retry-delay-ms', '1'];
    const end = await reev(['flow', SWAP, '--wallet', 'new', ...faults, ...recovery, '--json', ...remote()]);
    expect([end.code, status(end).status]).toEqual([0, 'Completed']);
    expect(status(end).steps[0]?.attempts).toHaveLength(3);
  });

  it('lists, shows and resumes what failed, and does not stop it', async () => {
    const failing = await reev([
      'flow',
      SWAP,
      '--wallet',
      'new',
      '--fault',
      'swap_1:venue_down',
      '--json',
      ...remote(),
    ]);
    const failed = status(failing).execution_id;
    expect([failing.code, status(failing).status]).toEqual([1, 'Failed']);
    expect((await reev(['list', '--status', 'Failed', '--limit', '5', ...remote()])).stdout).toContain(
      `${failed}  `,
    );
    expect((await reev(['status', failed, ...remote()])).stdout).toContain('venue_unavailable');
    const resumed = await reev(['resume', failed, '--json', ...remote()]);
    expect([resumed.code, status(resumed).status]).toEqual([0, 'Completed']);
    const ended = await reev(['stop', failed, ...remote()]);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringMatching(/^execution_finished: /)]);
    const none = await reev(['answer', failed, 'retry', ...remote()]);
    expect([none.code, none.stderr]).toEqual([2, `${failed} asks nothing: it is Failed.\n`]);
  }, 300_000);

  it('resumes on its own store', async () => {
    const variables = { REEV_DATA_DIR: mkdtempSync(join(tmpdir(), 'reev-store-')) };
    const failing = await reev(['flow', SWAP, '--wallet', 'new', '--fault', 'swap_1:venue_down', '--json'], {
      variables,
    });
    const failed = status(failing).execution_id;
    expect((await reev(['list'], { variables })).stdout).toContain(failed);
    const resumed = await reev(['resume', failed, '--json'], { variables });
    expect([resumed.code, status(resumed)]).toEqual([0, expect.objectContaining({ resumed_from: failed })]);
  }, 300_000);

  it('scores benchmarks: 0 when they succeed, and saved statuses are drawn without a service', async () => {
    const end = await reev(['run', BENCHMARK, '--json', ...remote()]);
    expect(end.code).toBe(0);
    expect(end.stderr).toMatch(/^static-/);
    const file = join(mkdtempSync(join(tmpdir(), 'reev-files-')), 'saved.json');
    writeFileSync(file, end.stdout);
    const drawn = await reev(['run', file, '--render-flow']);
    expect([drawn.code, drawn.stderr]).toEqual([0, '']);
    expect(drawn.stdout).toMatch(/^✅ transfer-sol \(Score: 100\.0 %\): succeeded\n/);
  });

  it('works without a service: in its own process, on its own store', async () => {
    const wallet = freshWallet();
    const done = await reev(['flow', SWAP, '--wallet', wallet, '--json']);
    expect([done.code, status(done).status]).toEqual([0, 'Completed']);
    const stopped = await reev(
      ['flow', LOSING, '--wallet', wallet, '--recovery', '--enable-user-fulfillment'],
      {
        interruptAt: /Answer with POST/,
      },
    );
    expect(stopped.code).toBe(130);
    const wrong = await reev(['flow', SWAP, '--wallet', wallet], { variables: { REEV_CONCURRENCY: 'many' } });
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain('REEV_CONCURRENCY');
    expect(isPlain(wrong.stderr)).toBe(true);
  });

  it.each(['flow', 'run', 'plan', 'status', 'list', 'answer', 'stop', 'resume'])(
    'reev %s --help tells the exit codes',
    async (command) => {
      const end = await reev([command, '--help']);
      expect(end.code).toBe(0);
      expect(end.stdout).toContain('130  Ctrl-C');
      expect((await reev(['--version'])).stdout).toBe('0.1.0\n');
    },
  );
});
