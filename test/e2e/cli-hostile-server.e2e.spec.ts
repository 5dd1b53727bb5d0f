import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reev } from '../support/cli-process';
import { freshWallet } from '../support/flows';

/** What terminals obey: a colour, a title, C1, a line written over, text that runs backwards. */
const EVIL = '\u001b[31m\u001b]0;owned\u0007\u009b2J\rgone\b\u202egnp.exe\u202c';
// eslint-disable-next-line no-control-regex -- these must not be there
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const BENCHMARK = join(__dirname, '../../benchmarks/transfer-sol.yml');

const problem = { status: 422, code: `bad${EVIL}`, detail: `no${EVIL}`, suggestion: `else${EVIL}` };
const step = {
  step_id: `swap_1${EVIL}`,
  description: `Swap${EVIL}`,
  status: 'Completed',
  output: { signature: `sig${EVIL}` },
  failure: { code: `c${EVIL}`, message: `m${EVIL}` },
  depends_on: [`x${EVIL}`],
  preview: {
    outcome: 'fails',
    reason: `r${EVIL}`,
    failure: { code: `c${EVIL}`, message: `m${EVIL}` },
    venue: `v${EVIL}`,
    quote: null,
    asset_diff: [{ owner: `w${EVIL}`, mint: `mint${EVIL}`, delta: '5' }],
  },
};
const question = {
  question_id: `q${EVIL}`,
  text: `What now?${EVIL}`,
  choices: [{ choice: `retry${EVIL}`, venues: [EVIL] }],
};

/** Everything that the service could say, hostile throughout. */
function stateOf(status: string) {
  return {
    execution_id: `direct-1${EVIL}`,
    benchmark_id: `b${EVIL}`,
    status,
    progress: 100,
    error_message: `why${EVIL}`,
    trace: `trace${EVIL}`,
    steps: [step],
    questions: [question],
    scoring: {
      score: 1,
      verdict: `Lost${EVIL}`,
      threshold: 1,
      instruction_score: 1,
      onchain_score: 1,
      assertions: [{ type: EVIL, account: EVIL, expected: EVIL, actual: EVIL, passed: false }],
    },
  };
}

const PLAN = {
  flow_id: `flow${EVIL}`,
  wallet: `w${EVIL}`,
  steps: [step],
  assumptions: [{ code: EVIL, detail: EVIL }],
  warnings: [EVIL],
  preview: { status: EVIL, atomicity: EVIL, transactions: [], asset_diff: [], assumptions: [EVIL] },
};

// Each test starts a process.
jest.setTimeout(60_000);

describe('the command line, with a service that is hostile', () => {
  let server: Server;
  let url: string;
  let end = 'Completed';
  let isRefusing = false;
  const folder = mkdtempSync(join(tmpdir(), 'reev-hostile-'));

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method, url: path = '' } = request;
      const isAscii = path.includes('format=ascii');
      const body =
        path === '/api/v1/flows/plan'
          ? PLAN
          : path.startsWith('/api/v1/upsert')
            ? { id: `id${EVIL}` }
            : stateOf(end);
      const text = isAscii ? `tree${EVIL}\n└─ done` : JSON.stringify(isRefusing ? problem : body);
      request.resume();
      response.writeHead(isRefusing ? 422 : method === 'POST' ? 202 : 200, {
        etag: '"1"',
        'content-type': isAscii ? 'text/plain' : 'application/json',
      });
      response.end(text);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const flow = ['swap 1 SOL to USDC', '--wallet', freshWallet()];
  const commands: [string, string[]][] = [
    ['flow', ['flow', ...flow]],
    ['flow --json', ['flow', ...flow, '--json']],
    ['flow --recovery', ['flow', ...flow, '--recovery']],
    ['plan', ['plan', ...flow]],
    ['plan --json', ['plan', ...flow, '--json']],
    ['run', ['run', BENCHMARK]],
    ['run --json', ['run', BENCHMARK, '--json']],
  ];

  async function shown(args: readonly string[]): Promise<string> {
    const { stdout, stderr } = await reev([...args, '--server', url]);
    expect(`${stdout}${stderr}`).not.toMatch(OBEYED);
    return stdout + stderr;
  }

  it.each(commands)('reev %s shows what it says and obeys none of it', async (_name, args) => {
    [end, isRefusing] = ['Completed', false];
    expect(await shown(args)).toContain('\\u001b[31m');
  });

  it.each(commands.filter(([name]) => name === 'flow' || name === 'run'))(
    'reev %s shows what failed and obeys none of it',
    async (_name, args) => {
      [end, isRefusing] = ['Failed', false];
      expect(await shown(args)).toContain('\\u009b2J');
    },
  );

  it.each(commands.filter(([name]) => ['flow', 'plan', 'run'].includes(name)))(
    'reev %s shows a refusal and obeys none of it',
    async (_name, args) => {
      isRefusing = true;
      expect(await shown(args)).toContain('\\u202egnp.exe');
    },
  );

  it('draws a file that somebody gave us the same way', async () => {
    const path = join(folder, 'saved.json');
    writeFileSync(path, JSON.stringify([stateOf('Completed'), { ...stateOf('Failed'), mode: 'static' }]));
    const { stdout } = await reev(['run', '--render-flow', path]);
    expect(stdout).not.toMatch(OBEYED);
    expect(stdout).toContain('trace\\u001b[31m');
  });

  it('gives a program the data as they are', async () => {
    [end, isRefusing] = ['Completed', false];
    const { stdout } = await reev(['plan', ...flow, '--json', '--server', url]);
    expect(JSON.parse(stdout)).toEqual(PLAN);
  });
});
