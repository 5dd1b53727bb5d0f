// `npm run bench:recovery`: what recovering costs beyond the configured delays, and what executions cost that wait for a
// person. On loopback, with a store of its own that is thrown away. Ends by itself.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const bs58 = createRequire(import.meta.url)('bs58').default;
const WAITING = Number(process.env.REEV_BENCH_WAITING ?? 10_000);
const ANSWERED = 500;
const ROUNDS = 200;
const CLIENTS = 16;

const wallet = () => bs58.encode(randomBytes(32));
const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const row = (name, figure) => console.log(`${name.padEnd(62)} ${figure}`);

async function start(dataDir) {
  const from = performance.now();
  const child = spawn(process.execPath, ['--require', './dist/instrument.js', 'dist/main.js'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', REEV_DATA_DIR: dataDir, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      const [, found] = /Listening at (http:[^,"\s]+)/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
  });
  const ready = await fetch(`${url}/health/ready`);
  if (ready.status !== 200) throw new Error(`not ready: ${ready.status}`);
  const readyMs = performance.now() - from;
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  const mebibytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
  return { url, readyMs, end, mebibytes };
}

async function post(url, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return JSON.parse(text);
}

const get = async (url) => (await fetch(url)).json();

async function until(url, id, wanted) {
  for (;;) {
    const status = await get(`${url}/api/v1/executions/${id}`);
    if (status.status === wanted) return status;
    if (status.failure) throw new Error(status.failure.message);
    await delay(2);
  }
}

function startFlow(url, { kind, times, config }) {
  return post(`${url}/api/v1/benchmarks/execute-recovery`, {
    prompt: 'swap 0.01 SOL to USDC',
    wallet: wallet(),
    recovery_config: config,
    ...(kind && { sandbox: { faults: [{ step: 'swap_1', kind, times }] } }),
  });
}

/** Milliseconds from the end of an attempt that failed to the next attempt, in the journal, less the delay. */
async function overheads(url, kind, config) {
  const figures = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { execution_id } = await startFlow(url, { kind, times: 1, config });
    await until(url, execution_id, 'Completed');
    const { events } = await get(`${url}/api/v1/executions/${execution_id}/events`);
    const decided = events.find(({ type }) => type === 'recovery_decided');
    const first = events.find(({ type }) => type === 'attempt_ended');
    const landed = events.findLast(({ type }) => type === 'attempt_ended');
    figures.push(Date.parse(landed.at) - Date.parse(first.at) - decided.delay_ms);
  }
  return figures;
}

async function recovering(url) {
  const config = { base_retry_delay_ms: 1, max_retry_delay_ms: 1, jitter: 'none' };
  for (const kind of ['rpc_unavailable', 'slippage', 'venue_down']) {
    const figures = await overheads(url, kind, config);
    const [p50, p99] = [percentile(figures, 0.5), percentile(figures, 0.99)];
    row(`${kind}: failed attempt to landed one, less the delay, p50 / p99`, `${p50} / ${p99} ms`);
  }
}

async function inParallel(count, work) {
  let left = count;
  const client = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function letWait(url) {
  const config = {
    enable_user_fulfillment: true,
    enable_alternative_flows: false,
    user_timeout_seconds: 86_400,
  };
  const ids = [];
  await inParallel(WAITING, async () => {
    const { execution_id } = await startFlow(url, { kind: 'venue_down', times: 1, config });
    ids.push(execution_id);
  });
  for (const id of ids) await until(url, id, 'AwaitingUser');
  return ids;
}

/** Milliseconds from an answer to the attempt that it leads to, in the journal. */
async function answerAll(url, ids) {
  const figures = [];
  const left = [...ids];
  await inParallel(left.length, async () => {
    const id = left.pop();
    const { questions } = await get(`${url}/api/v1/executions/${id}`);
    const [{ question_id }] = questions;
    await post(`${url}/api/v1/executions/${id}/answers`, { question_id, choice: 'retry' });
    await until(url, id, 'Completed');
    const { events } = await get(`${url}/api/v1/executions/${id}/events`);
    const at = (type) => Date.parse(events.findLast((event) => event.type === type).at);
    figures.push(at('attempt_recorded') - at('question_answered'));
  });
  return figures;
}

async function waiting(dataDir) {
  const first = await start(dataDir);
  row('start to ready, empty store', `${first.readyMs.toFixed(0)} ms, ${first.mebibytes().toFixed(0)} MiB`);
  const ids = await letWait(first.url);
  await first.end();
  const again = await start(dataDir);
  await delay(2_000);
  const figure = `${again.readyMs.toFixed(0)} ms, ${again.mebibytes().toFixed(0)} MiB`;
  row(`start to ready with ${WAITING} that wait for a person`, figure);
  const figures = await answerAll(again.url, ids.slice(0, ANSWERED));
  row(
    `answer to next attempt, ${CLIENTS} people at once, p50 / p99`,
    `${percentile(figures, 0.5)} / ${percentile(figures, 0.99)} ms`,
  );
  await again.end();
}

const dataDir = mkdtempSync(join(tmpdir(), 'reev-bench-'));
try {
  const service = await start(join(dataDir, 'recover'));
  await recovering(service.url);
  await service.end();
  await waiting(join(dataDir, 'wait'));
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
