// A flow that meets a stale blockhash, a closed venue and a wallet that has less than it should, and gets there:
// `npm run demo`. It runs the built service on a free port of this machine with a store of its own, speaks with it over
// its public interface, and ends by itself. The picture stays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const USDC = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
const REQUEST = {
  prompt: 'swap 1 SOL to USDC, then lend 300 USDC',
  wallet: WALLET,
  atomic_mode: 'conditional',
  recovery_config: { base_retry_delay_ms: 200, enable_user_fulfillment: true },
  sandbox: {
    faults: [
      { step: 'swap_1', kind: 'blockhash_expired' },
      { step: 'swap_1', kind: 'venue_down' },
      { step: 'lend_1', kind: 'rpc_unavailable' },
      { step: 'lend_1', kind: 'insufficient_funds' },
    ],
  },
};
const PATIENCE_MS = 60_000;
const FINISHED = ['Completed', 'Failed', 'Stopped', 'Timeout'];

const folder = mkdtempSync(join(tmpdir(), 'reev-demo-'));
const { child, url } = await start(join(folder, 'data'));
try {
  console.log(
    `reev serves at ${url} (the sandbox ledger; nothing of it is mainnet)\n\n> ${REQUEST.prompt}\n`,
  );
  const { execution_id: id } = await call('POST', '/api/v1/benchmarks/execute-recovery', REQUEST);
  const status = await follow(id);
  console.log(`\n${await text(`/api/v1/flows/${id}?format=ascii`)}`);
  const picture = join(folder, 'reev-demo.svg');
  writeFileSync(picture, await text(`/api/v1/flows/${id}?format=svg`));
  console.log(`The picture: ${picture}`);
  if (status !== 'Completed') process.exitCode = 1;
} finally {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  rmSync(join(folder, 'data'), { recursive: true, force: true });
}

/** Shows what happens until the flow ends, and answers what it asks. */
async function follow(id) {
  const until = Date.now() + PATIENCE_MS;
  let [etag, told] = ['', 0];
  while (Date.now() < until) {
    const answer = await fetch(`${url}/api/v1/executions/${id}`, { headers: { 'if-none-match': etag } });
    etag = answer.headers.get('etag') ?? '';
    if (answer.status !== 304) {
      const { status, questions } = await answer.json();
      const { events } = await call('GET', `/api/v1/executions/${id}/events?since=${told}`);
      for (const event of events) tell(event);
      told = events.at(-1)?.revision ?? told;
      if (FINISHED.includes(status)) return status;
      for (const question of questions) await answerTo(id, question);
    }
    await delay(50);
  }
  throw new Error(`The flow did not end within ${PATIENCE_MS / 1000} s`);
}

/** Does with what there is, if that is a choice; else tops the wallet up. */
async function answerTo(id, { question_id, text: asked, choices }) {
  console.log(`  ? ${asked}`);
  const less = choices.find(({ choice }) => choice === 'reduce_amount');
  if (!less) {
    const holdings = { sol_balance: '5000000000', token_balances: [{ mint: USDC, balance: '1000000000' }] };
    await call('PUT', `/api/v1/sandbox/wallets/${WALLET}`, holdings);
  }
  const answer = less ? { choice: 'reduce_amount', amount: less.most } : { choice: 'top_up' };
  console.log(`  ! ${answer.choice}${less ? `: ${less.most} raw units` : ''}`);
  await call('POST', `/api/v1/executions/${id}/answers`, { question_id, ...answer });
}

function tell(event) {
  const line = lineOf(event);
  if (line) console.log(`  ${line}`);
}

function lineOf({ type, ...event }) {
  switch (type) {
    case 'step_started':
      return `${event.step_id} begins`;
    case 'attempt_ended':
      return `${event.step_ids.join(' + ')} attempt ${event.attempt} ${event.outcome}${event.failure ? `: ${event.failure.code}` : ''}`;
    case 'recovery_decided': {
      const { strategy, delay_ms: wait, alternative, error_class: kind } = event;
      const way = alternative ? ` ${Object.values(alternative).join(' ')}` : '';
      return `  -> ${strategy ?? 'gives up'}${way}${wait ? ` after ${wait} ms` : ''} (${kind})`;
    }
    case 'execution_completed':
      return 'completed';
    case 'execution_failed':
      return `failed: ${event.failure.message}`;
    default:
      return undefined;
  }
}

async function call(method, path, body) {
  const answer = await fetch(url + path, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function text(path) {
  return (await fetch(url + path)).text();
}

async function start(dataDir) {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', REEV_DATA_DIR: dataDir, LOG_LEVEL: 'info' };
  for (const name of ['DATABASE_URL', 'REEV_API_KEYS']) delete env[name];
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: new URL('..', import.meta.url),
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = /Listening at (http:[^,"\s]+)/.exec(line) ?? [];
      if (found) resolve(found);
    });
  });
  return { child, url };
}
