// `npm run bench:backlog`: how long the service takes to be ready on a backlog, and what it costs in memory. The backlog is the
// copy of a real accepted execution, written into the store while nothing runs. On loopback; ends by itself.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';

const bs58 = createRequire(import.meta.url)('bs58').default;
/** Wallets that the sandbox has seen and endowed. */
const WALLETS = Number(process.env.REEV_BENCH_WALLETS ?? 50_000);
const CLIENTS = 32;
const WAITING = Number(process.env.REEV_BENCH_WAITING ?? 100_000);
const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const DRAINED_MS = 10_000;

const row = (name, figure) => console.log(`${name.padEnd(62)} ${figure}`);

async function start(dataDir) {
  const from = performance.now();
  const env = {
    ...process.env,
    PORT: '0',
    HOST: '127.0.0.1',
    REEV_DATA_DIR: dataDir,
    LOG_LEVEL: 'info',
    REEV_RATE_LIMIT: '0',
  };
  const child = spawn(process.execPath, ['--require', './dist/instrument.js', 'dist/main.js'], {
    env,
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
  const cpuMs = cpuMsOf(child.pid);
  const end = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGTERM');
    });
  const mebibytes = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
  return { url, readyMs, cpuMs, end, mebibytes };
}

/** User and system time of a process so far: what its start costs, however busy the machine is. */
function cpuMsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const figures = ({ readyMs, cpuMs, mebibytes }) =>
  `${readyMs.toFixed(0)} ms, ${cpuMs} ms of CPU, ${mebibytes().toFixed(0)} MiB`;

async function acceptOne(url) {
  const answer = await fetch(`${url}/api/v1/benchmarks/execute-direct`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'swap 0.01 SOL to USDC', wallet: WALLET }),
  });
  if (answer.status !== 202) throw new Error(await answer.text());
  return (await answer.json()).execution_id;
}

/** Looks wallets up that nobody has used, so that the sandbox endows them. */
async function seeWallets(url, count) {
  let left = count;
  const client = async () => {
    while (left-- > 0) {
      const answer = await fetch(`${url}/api/v1/sandbox/wallets/${bs58.encode(randomBytes(32))}`);
      if (answer.status !== 200) throw new Error(await answer.text());
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

const suffixed = (id, index) => `${id.slice(0, -8)}${String(index).padStart(8, '0')}`;

/** The same execution again and again, as it was when it was accepted. */
function copyAccepted(file, executionId, count) {
  const store = new DatabaseSync(file);
  const all = (sql) => store.prepare(sql).all(executionId);
  const [execution] = all('select * from executions where execution_id = ?');
  const [event] = all('select * from events where revision = 1 and execution_id = ?');
  const steps = all('select * from steps where execution_id = ?');
  const insert = (table, values) => {
    const names = Object.keys(values);
    const places = names.map(() => '?').join(', ');
    return store.prepare(`insert into ${table} (${names.join(', ')}) values (${places})`);
  };
  const queued = {
    ...execution,
    status: 'Queued',
    revision: 1,
    progress: 0,
    run_at: execution.created_at,
    started_at: null,
    finished_at: null,
    duration_ms: null,
  };
  const pending = steps.map((step) => ({ ...step, status: 'Pending', started_at: null, ended_at: null }));
  const executions = insert('executions', queued);
  const events = insert('events', event);
  const stepRows = insert('steps', pending[0]);
  store.exec('begin');
  for (let index = 1; index <= count; index += 1) {
    const execution_id = suffixed(executionId, index);
    executions.run(...Object.values({ ...queued, execution_id }));
    events.run(...Object.values({ ...event, execution_id }));
    for (const step of pending) stepRows.run(...Object.values({ ...step, execution_id }));
  }
  store.exec('commit');
  store.close();
}

const dataDir = mkdtempSync(join(tmpdir(), 'reev-bench-'));
try {
  const first = await start(dataDir);
  row('start to ready, empty store', figures(first));
  await seeWallets(first.url, WALLETS);
  row(`memory once ${WALLETS} wallets were seen`, `${first.mebibytes().toFixed(0)} MiB`);
  const executionId = await acceptOne(first.url);
  await delay(1_000);
  await first.end();
  copyAccepted(join(dataDir, 'reev.db'), executionId, WAITING);
  const again = await start(dataDir);
  const { details } = await (await fetch(`${again.url}/health/ready`)).json();
  row(`start to ready with ${WAITING} that wait to run`, figures(again));
  await delay(DRAINED_MS);
  const later = (await (await fetch(`${again.url}/health/ready`)).json()).details;
  const drained = (details.queue.waiting - later.queue.waiting) / (DRAINED_MS / 1_000);
  row(
    'executions that ended meanwhile',
    `${drained.toFixed(0)} a second, ${again.mebibytes().toFixed(0)} MiB`,
  );
  await again.end();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
