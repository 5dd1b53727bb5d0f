// `npm run bench:compare [-- <commit>]`: is this checkout dearer than a base commit (default: where it left origin/main)? Builds
// the base in a worktree of its own, starts both services, and measures them in turn, round by round, so that whatever else
// the machine does falls on both. Figures are CPU time of the server, not time on the clock. Fails above 15 %.
import { execFileSync, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bs58 = createRequire(import.meta.url)('bs58').default;
const HERE = fileURLToPath(new URL('..', import.meta.url));
/** More than this is a regression. */
const LIMIT = 1.15;
const ROUNDS = Number(process.env.REEV_BENCH_ROUNDS ?? 5);
/** Flows before the first round: half of the cost of the first few hundred is compiling the code. */
const WARM_FLOWS = Number(process.env.REEV_BENCH_WARM_FLOWS ?? 500);
const FLOWS = 150;
const POLLS = 3_000;
const SENTENCE_ROUNDS = 10;
const CLIENTS = 16;
const PROMPT = 'swap 1 SOL to USDC, then lend it';
const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

const git = (...args) => execFileSync('git', ['-C', HERE, ...args], { encoding: 'utf8' }).trim();
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function call(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const type = body && { 'content-type': 'application/json' };
    const sent = request(url, { method, agent, headers: { ...headers, ...type } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

function ask(server, question) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`a measured service ended with ${code}`));
    server.once('exit', ended);
    server.once('message', (answer) => {
      server.off('exit', ended);
      resolve(answer);
    });
    if (question) server.send(question);
  });
}

async function atOnce(count, work) {
  let left = count;
  const client = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Runs a flow to its end. @returns the execution's id */
async function flow(url) {
  const { text } = await call(`${url}/api/v1/benchmarks/execute-direct`, {
    method: 'POST',
    headers: { prefer: 'wait=20' },
    body: { prompt: PROMPT, wallet: bs58.encode(randomBytes(32)) },
  });
  const { status, execution_id: id } = JSON.parse(text);
  if (status !== 'Completed') throw new Error(text);
  return id;
}

/** Microseconds of the server's CPU for each of `count` pieces of work. */
async function cpuOf(server, count, work) {
  const before = await ask(server, { ask: 'cpu' });
  await atOnce(count, work);
  const after = await ask(server, { ask: 'cpu' });
  return (after.user + after.system - before.user - before.system) / count;
}

async function start(root, dataDir) {
  const server = fork(new URL('measured.mjs', import.meta.url), [root], {
    cwd: root,
    env: {
      ...process.env,
      REEV_DATA_DIR: dataDir,
      REEV_RATE_LIMIT: '0',
      REEV_BENCH_PROMPTS: join(HERE, 'test/corpus/planner-prompts.json'),
    },
  });
  const { url, bareUrl } = await ask(server);
  await atOnce(WARM_FLOWS, () => flow(url));
  const target = `${url}/api/v1/executions/${await flow(url)}`;
  return { server, url, bareUrl, target, etag: (await call(target)).headers.etag };
}

/** What is measured, each in microseconds of CPU. */
const MEASURES = {
  'two-step flow': ({ server, url }) => cpuOf(server, FLOWS, () => flow(url)),
  '304 poll': ({ server, target, etag }) =>
    cpuOf(server, POLLS, () => call(target, { headers: { 'if-none-match': etag } })),
  '200 poll': ({ server, target }) => cpuOf(server, POLLS, () => call(target)),
  'bare route': ({ server, bareUrl }) => cpuOf(server, POLLS, () => call(`${bareUrl}/bare`)),
  sentence: async ({ server }) => (await ask(server, { ask: 'planner', rounds: SENTENCE_ROUNDS })).figure,
};

async function measure(checkouts) {
  const figures = checkouts.map(() => Object.fromEntries(Object.keys(MEASURES).map((name) => [name, []])));
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const [name, cost] of Object.entries(MEASURES))
      for (const [index, checkout] of checkouts.entries()) {
        const figure = await cost(checkout);
        if (round > 0) figures[index][name].push(figure);
      }
  return figures;
}

/** @returns whether nothing is dearer than it may be; the bare route says how far the machine itself was even */
function report([base, here]) {
  console.log(
    `${'microseconds of CPU, medians'.padEnd(32)}${'base'.padStart(10)}${'here'.padStart(10)}${'here/base'.padStart(12)}`,
  );
  const dearer = Object.keys(MEASURES).filter((name) => {
    if (median(base[name]) === undefined) return console.log(`${name.padEnd(32)} not in the base`);
    const ratio = median(here[name].map((figure, round) => figure / base[name][round]));
    const cells = [base, here].map((figures) => median(figures[name]).toFixed(1).padStart(10));
    console.log(`${name.padEnd(32)}${cells.join('')}${ratio.toFixed(2).padStart(12)}`);
    return name !== 'bare route' && ratio > LIMIT;
  });
  for (const poll of ['304 poll', '200 poll'])
    console.log(
      `${`${poll}, of a bare route`.padEnd(32)}${[base, here].map((figures) => (median(figures[poll]) / median(figures['bare route'])).toFixed(2).padStart(10)).join('')}`,
    );
  for (const name of dearer) console.log(`${name} costs more than ${LIMIT} times what it cost`);
  return dearer.length === 0;
}

const commit = git('rev-parse', process.argv[2] ?? git('merge-base', 'HEAD', 'origin/main'));
const scratch = mkdtempSync(join(tmpdir(), 'reev-compare-'));
const baseRoot = join(scratch, 'base');
const checkouts = [];
try {
  git('worktree', 'add', '--detach', baseRoot, commit);
  symlinkSync(join(HERE, 'node_modules'), join(baseRoot, 'node_modules'));
  execFileSync(process.execPath, [join(HERE, 'node_modules/@nestjs/cli/bin/nest.js'), 'build'], {
    cwd: baseRoot,
    stdio: 'inherit',
  });
  for (const [index, root] of [baseRoot, HERE].entries())
    checkouts.push(await start(root, join(scratch, `data-${index}`)));
  if (!report(await measure(checkouts))) process.exitCode = 1;
} finally {
  for (const { server } of checkouts) {
    if (!server.connected) continue;
    server.send({ ask: 'end' });
    await new Promise((resolve) => server.once('exit', resolve));
  }
  agent.destroy();
  git('worktree', 'remove', '--force', baseRoot);
  rmSync(scratch, { recursive: true, force: true });
}
