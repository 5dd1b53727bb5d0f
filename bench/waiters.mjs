// `npm run bench:waiters`: what clients cost that wait for executions, and how soon they are told. On loopback, with a store of
// its own that is thrown away. Ends by itself.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const bs58 = createRequire(import.meta.url)('bs58').default;
const CLIENTS = 1_000;
const EXECUTIONS = 100;
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const row = (name, figure) => console.log(`${name.padEnd(58)} ${figure}`);

async function start(dataDir) {
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--require', './dist/instrument.js', 'dist/main.js'],
    {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', REEV_DATA_DIR: dataDir, LOG_LEVEL: 'info' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      const [, found] = /Listening at (http:[^,"\s]+)/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
  });
  const kibibytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  return { url, kibibytes, end };
}

/** @param onByte told of each piece of the body as it comes */
function call(url, { method = 'GET', headers = {}, body, onHead, onByte } = {}) {
  return new Promise((resolve, reject) => {
    const all = { ...headers, ...(body && { 'content-type': 'application/json' }) };
    const sent = request(url, { method, agent, headers: all }, (answer) => {
      let text = '';
      onHead?.();
      answer.on('data', (chunk) => {
        text += chunk;
        onByte?.(text);
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body && JSON.stringify(body));
  });
}

async function waitingExecution(url) {
  const { text } = await call(`${url}/api/v1/benchmarks/execute-recovery`, {
    method: 'POST',
    body: {
      prompt: 'swap 0.01 SOL to USDC',
      wallet: bs58.encode(randomBytes(32)),
      recovery_config: { enable_user_fulfillment: true, enable_alternative_flows: false },
      sandbox: { faults: [{ step: 'swap_1', kind: 'venue_down', times: 9 }] },
    },
  });
  const path = `${url}/api/v1/executions/${JSON.parse(text).execution_id}`;
  for (;;) {
    const answer = await call(path);
    const { status, questions } = JSON.parse(answer.text);
    if (status === 'AwaitingUser')
      return { path, etag: answer.headers.etag, question: questions[0].question_id };
    await delay(5);
  }
}

const answer = ({ path, question }) =>
  call(`${path}/answers`, { method: 'POST', body: { question_id: question, choice: 'abort' } });

/** Ten clients an execution; each is timed from when the answer is sent to its first byte of news. */
async function measure(service, name, connect) {
  const executions = [];
  for (let count = 0; count < EXECUTIONS; count += 1) executions.push(await waitingExecution(service.url));
  await delay(500);
  const before = service.kibibytes();
  const told = [];
  const clients = executions.map((execution) => {
    const since = { at: Infinity };
    const each = Array.from({ length: CLIENTS / EXECUTIONS }, () =>
      connect(execution, () => told.push(performance.now() - since.at)),
    );
    return { execution, since, each };
  });
  await delay(2_000);
  row(`${name}: memory a client`, `${((service.kibibytes() - before) / CLIENTS).toFixed(1)} KiB`);
  for (const { execution, since } of clients) {
    since.at = performance.now();
    await answer(execution);
  }
  await Promise.all(clients.flatMap(({ each }) => each));
  const [p50, p99] = [percentile(told, 0.5), percentile(told, 0.99)];
  row(`${name}: answer sent to news received, p50 / p99`, `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`);
  if (told.length !== CLIENTS) throw new Error(`${told.length} of ${CLIENTS} clients were told`);
}

const held = ({ path, etag }, onNews) =>
  call(path, { headers: { 'if-none-match': etag, prefer: 'wait=25' }, onHead: onNews });

const streamed = ({ path }, onNews) => {
  let isTold = false;
  return call(`${path}/events`, {
    headers: { accept: 'text/event-stream' },
    onByte: (text) => {
      if (isTold || !text.includes('event: question_answered')) return;
      isTold = true;
      onNews();
    },
  });
};

const dataDir = mkdtempSync(join(tmpdir(), 'reev-bench-'));
const service = await start(dataDir);
try {
  await measure(service, 'warm-up', held);
  await measure(service, `${CLIENTS} with Prefer: wait`, held);
  await measure(service, `${CLIENTS} with event streams`, streamed);
} finally {
  agent.destroy();
  await service.end();
  rmSync(dataDir, { recursive: true, force: true });
}
