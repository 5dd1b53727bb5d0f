// Runs the built service as `npm start` does and uses it once: `npm run build && node scripts/smoke.mjs`.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Tally } from './tally.mjs';

const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const PATIENCE_MS = 30_000;

const dataDir = mkdtempSync(join(tmpdir(), 'reev-smoke-'));
const tally = new Tally();
let service;
try {
  await attempt('the command line runs as a program, as npx runs it', runCommandLine);
  service = await start();
  await attempt('it becomes ready', async () => {
    const ready = await read('/health/ready');
    return expectAll([ready.status === 200, JSON.stringify(ready.body)]);
  });
  await attempt('a browser gets the console, and every file that it names', async () => {
    const page = await fetch(service.url, { headers: { accept: 'text/html' } });
    const named = [...(await page.text()).matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(
      ([, path]) => path,
    );
    const answers = await Promise.all(named.map((path) => fetch(new URL(path, service.url))));
    return expectAll(
      [page.status === 200, `status ${page.status} at /`],
      [named.length >= 2, `the page names ${named.length} files`],
      ...answers.map(({ status, url }) => [status === 200, `status ${status} at ${url}`]),
    );
  });
  const accepted = await send('/api/v1/benchmarks/execute-direct', {
    prompt: 'swap 0.5 SOL to USDC',
    wallet: WALLET,
  });
  await attempt('it takes a flow with 202 and its place', async () =>
    expectAll(
      [accepted.status === 202, `status ${accepted.status}: ${JSON.stringify(accepted.body)}`],
      [accepted.headers.has('location'), 'no Location'],
    ),
  );
  const place = new URL(accepted.headers.get('location') ?? '/nowhere', service.url).pathname;
  await attempt('the flow is completed', async () => {
    const { body } = await poll(place, ({ body: { status } }) =>
      ['Completed', 'Failed', 'Stopped'].includes(status),
    );
    return expectAll([body.status === 'Completed', JSON.stringify(body)]);
  });
  await attempt('it ends well when told to', () => stop('SIGTERM'));
  service = await start();
  await attempt('after a restart the flow is still completed', async () => {
    const { body } = await read(place);
    return expectAll([body.status === 'Completed', JSON.stringify(body)]);
  });
  await attempt('it ends well when interrupted', () => stop('SIGINT'));
} catch (error) {
  tally.check('the service can be used', [error.message]);
} finally {
  service?.child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
}
tally.finish();

/** By its path, so that it needs its execute bit, which the compiler does not set. */
async function runCommandLine() {
  const env = { PATH: process.env.PATH };
  return promisify(execFile)('dist/cli/main.js', ['--help'], { env, timeout: PATIENCE_MS }).then(
    ({ stdout }) => expectAll([/^Usage: reev /.test(stdout), stdout]),
    (error) => [`dist/cli/main.js: ${error.message}`],
  );
}

async function start() {
  const child = spawn(process.execPath, ['--require', './dist/instrument.js', 'dist/main.js'], {
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', REEV_DATA_DIR: dataDir },
  });
  const lines = [];
  const listening = new Promise((found) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        const [, url] = /Listening at (http:\S+?),/.exec(line) ?? [];
        if (url) found(url);
      });
  });
  const url = await Promise.race([
    listening,
    once(child, 'close').then(() => undefined),
    delay(PATIENCE_MS, undefined, { ref: false }),
  ]);
  if (url === undefined) throw new Error(`It does not listen: ${lines.slice(-5).join(' | ')}`);
  return { child, url };
}

async function stop(signal) {
  const ended = once(service.child, 'exit');
  service.child.kill(signal);
  const [code] = (await Promise.race([ended, delay(PATIENCE_MS, undefined, { ref: false })])) ?? [
    'none: it goes on',
  ];
  return expectAll([code === 0, `exit code ${code}`]);
}

async function attempt(name, check) {
  tally.check(name, await check().catch((error) => [error.message]));
}

function expectAll(...facts) {
  return facts.filter(([isRight]) => !isRight).map(([, problem]) => problem);
}

async function read(path) {
  const answer = await fetch(service.url + path);
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

async function send(path, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(service.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

async function poll(path, isDone) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(100)) {
    const answer = await read(path);
    if (isDone(answer)) return answer;
  }
  throw new Error(`${path} is not done after ${PATIENCE_MS} ms`);
}
