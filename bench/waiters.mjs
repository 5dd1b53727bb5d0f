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

/** As many clients an execution as there are for it; each is timed from when the answer is sent to its first byte of news. */
async function round(service, connect, { clients: count, executions: among }) {
  const executions = [];
  while (executions.length < among) executions.push(await waitingExecution(service.url));
  await delay(500);
  const before = service.kibibytes();
  const told = [];
  const clients = executions.map((execution) => {
    const since = { at: Infinity };
    const each = Array.from({ length: count / among }, () =>
      connect(execution, () => told.push(performance.now() - since.at)),
    );
    return { execution, since, each };
  });
  await delay(2_000);
  const kibibytes = (service.kibibytes() - before) / count;
  for (const { execution, since } of clients) {
    since.at = performance.now();
    await answer(execution);
  }
  await Promise.all(clients.flatMap(({ each }) => each));
  if (told.length !== count) throw new Error(`${told.length} of ${count} clients were told`);
  return { kibibytes, told };
}

/** On a service of its own, so that no memory is there yet that others have left; a small round warms the code. */
async function measure(name, connect, executions) {
  const dataDir = mkdtempSync(join(tmpdir(), 'reev-bench-'));
  const service = await start(dataDir);
  try {
    await round(service, connect, { clients: 50, executions: 10 });
    const { kibibytes, told } = await round(service, connect, { clients: CLIENTS, executions });
    const [p50, p99] = [percentile(told, 0.5), percentile(told, 0.99)];
    row(`${name}: memory a client`, `${kibibytes.toFixed(1)} KiB`);
    row(`${name}: answer to news, p50 / p99`, `${p50.toFixed(1)} / ${p99.toFixed(1)} ms`);
  } finally {
    agent.destroy();
    await service.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
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

await measure(`${CLIENTS} with Prefer: wait, 100 executions`, held, 100);
await measure(`${CLIENTS} with Prefer: wait, 1 execution`, held, 1);
await measure(`${CLIENTS} with event streams, 100 executions`, streamed, 100);
await measure(`${CLIENTS} with event streams, 1 execution`, streamed, 1);
