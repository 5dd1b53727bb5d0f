// `npm run bench`: what the service costs, on loopback, with a store of its own that is thrown away. Ends by itself.
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const require = createRequire(import.meta.url);
const bs58 = require('bs58').default;
const PROMPT = 'swap 1 SOL to USDC, then lend it';
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

const wallet = () => bs58.encode(randomBytes(32));
const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const row = (name, figure) => console.log(`${name.padEnd(58)} ${figure}`);

function call(url, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      agent,
      headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    };
    const sent = request(url, options, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

const post = (url, prompt, owner) =>
  call(`${url}/api/v1/benchmarks/execute-direct`, { method: 'POST', body: { prompt, wallet: owner } });

async function untilDone(url, id) {
  for (;;) {
    const status = JSON.parse((await call(`${url}/api/v1/executions/${id}`)).text);
    if (status.status === 'Completed') return status;
    if (status.status !== 'Queued' && status.status !== 'Running') throw new Error(status.failure?.message);
  }
}

function ask(server, question) {
  return new Promise((resolve) => {
    server.once('message', resolve);
    server.send(question);
  });
}

/** Flows one at a time: how long a client waits, and how long a flow takes. */
async function latency(url) {
  const accepts = [];
  const flows = [];
  for (let count = 0; count < 300; count += 1) {
    const owner = wallet();
    await call(`${url}/api/v1/sandbox/wallets/${owner}`);
    const start = performance.now();
    const { text } = await post(url, PROMPT, owner);
    const accepted = performance.now() - start;
    const status = await untilDone(url, JSON.parse(text).execution_id);
    if (count < 50) continue;
    accepts.push(accepted);
    flows.push(Date.parse(status.finished_at) - Date.parse(status.created_at));
  }
  row(
    'accept (POST to 202), p50 / p99',
    `${percentile(accepts, 0.5).toFixed(2)} / ${percentile(accepts, 0.99).toFixed(2)} ms`,
  );
  row(
    'accepted to Completed, two steps, p50 / p99',
    `${percentile(flows, 0.5)} / ${percentile(flows, 0.99)} ms`,
  );
}

/** Starts a flow and polls it to its end. */
async function polled(url) {
  const { execution_id } = JSON.parse((await post(url, PROMPT, wallet())).text);
  for (;;) {
    const { headers, text } = await call(`${url}/api/v1/executions/${execution_id}`);
    if (headers['retry-after'] === undefined && text.includes('"status":"Completed"')) return;
    await delay(20);
  }
}

/** Starts a flow with an answer that is held until its end. */
async function held(url) {
  const { text } = await call(`${url}/api/v1/benchmarks/execute-direct`, {
    method: 'POST',
    headers: { prefer: 'wait=20' },
    body: { prompt: PROMPT, wallet: wallet() },
  });
  if (!text.includes('"status":"Completed"')) throw new Error(text);
}

/** Flows a second from 32 clients at once, each waiting for its flow to end. */
async function rateOf(flow, url, seconds) {
  let done = 0;
  const start = performance.now();
  const client = async () => {
    while (performance.now() - start < seconds * 1000) {
      await flow(url);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: 32 }, client));
  return done / ((performance.now() - start) / 1000);
}

async function sustained(server, url, seconds) {
  const rates = { polled: await rateOf(polled, url, seconds), held: await rateOf(held, url, seconds) };
  const { flowsPerSecond } = await ask(server, { ask: 'ceiling', seconds });
  row('raw ceiling: built, signed, executed by the VM', `${flowsPerSecond.toFixed(0)} /s`);
  for (const [name, rate] of Object.entries(rates))
    row(
      `sustained flows, ${name} by 32 clients`,
      `${rate.toFixed(0)} /s, ${(rate / flowsPerSecond).toFixed(2)} of the ceiling`,
    );
}

/** Server CPU a request, for `count` requests from 16 connections. */
async function cpuOf(server, count, options, url) {
  const before = (await ask(server, { ask: 'cpu' })).cpu;
  let left = count;
  const client = async () => {
    while (left-- > 0) await call(url, options);
  };
  await Promise.all(Array.from({ length: 16 }, client));
  const after = (await ask(server, { ask: 'cpu' })).cpu;
  return (after.user + after.system - before.user - before.system) / count;
}

async function polling(server, url, bareUrl) {
  const { text } = await post(url, PROMPT, wallet());
  const { execution_id } = JSON.parse(text);
  await untilDone(url, execution_id);
  const target = `${url}/api/v1/executions/${execution_id}`;
  const { etag } = (await call(target)).headers;
  const figures = { bare: [], unchanged: [], whole: [] };
  for (let round = 0; round < 4; round += 1) {
    const bare = await cpuOf(server, 6_000, {}, `${bareUrl}/bare`);
    const unchanged = await cpuOf(server, 6_000, { headers: { 'if-none-match': etag } }, target);
    const whole = await cpuOf(server, 6_000, {}, target);
    if (round === 0) continue;
    figures.bare.push(bare);
    figures.unchanged.push(unchanged);
    figures.whole.push(whole);
  }
  const [bare, unchanged, whole] = Object.values(figures).map((values) => percentile(values, 0.5));
  row('CPU of a bare Nest + Fastify request', `${bare.toFixed(0)} us`);
  row('CPU of a 304 poll', `${unchanged.toFixed(0)} us, ${(unchanged / bare).toFixed(2)} x`);
  row('CPU of a 200 poll', `${whole.toFixed(0)} us, ${(whole / bare).toFixed(2)} x`);
}

function planner() {
  const { SentenceReader } = require('../dist/planning/reading/index.js');
  const reader = new SentenceReader();
  const { cases } = require('../test/corpus/planner-prompts.json');
  for (let round = 0; round < 20; round += 1) for (const { prompt } of cases) reader.read(prompt);
  const times = [];
  const start = performance.now();
  for (let round = 0; round < 60; round += 1) {
    for (const { prompt } of cases) {
      const at = performance.now();
      reader.read(prompt);
      times.push(performance.now() - at);
    }
  }
  row(
    'planner',
    `${((1000 * times.length) / (performance.now() - start)).toFixed(0)} sentences/s, p99 ${(1000 * percentile(times, 0.99)).toFixed(0)} us`,
  );
}

async function startToReady(dataDir) {
  const start = performance.now();
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
  const { status } = await call(`${url}/health/ready`);
  row(
    'start to ready',
    status === 200 ? `${(performance.now() - start).toFixed(0)} ms` : `not ready: ${status}`,
  );
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
}

const dataDir = mkdtempSync(join(tmpdir(), 'reev-bench-'));
try {
  planner();
  await startToReady(join(dataDir, 'start'));
  const env = { ...process.env, REEV_DATA_DIR: join(dataDir, 'serve') };
  const server = fork(new URL('server.mjs', import.meta.url), { env });
  const { url, bareUrl } = await new Promise((resolve) => server.once('message', resolve));
  row('idle memory', `${((await ask(server, { ask: 'cpu' })).rss / 2 ** 20).toFixed(0)} MiB`);
  await latency(url);
  await sustained(server, url, 10);
  await polling(server, url, bareUrl);
  server.send({ ask: 'end' });
  await new Promise((resolve) => server.once('exit', resolve));
} finally {
  agent.destroy();
  rmSync(dataDir, { recursive: true, force: true });
}
