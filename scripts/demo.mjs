// `npm run demo`: starts the service on loopback with a store of its own, and runs a flow that survives a stale blockhash, a
// dead venue, a node that is away and a question. Prints what happens and the diagram, writes the picture, and ends by itself.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextDecoderStream } from 'node:stream/web';

const bs58 = createRequire(import.meta.url)('bs58').default;
const wallet = bs58.encode(randomBytes(32));
const folder = mkdtempSync(join(tmpdir(), 'reev-demo-'));

/** The service, once it listens. */
async function start() {
  const child = spawn(process.execPath, ['--require', './dist/instrument.js', 'dist/main.js'], {
    env: {
      ...process.env,
      PORT: '0',
      HOST: '127.0.0.1',
      REEV_DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'info',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    child.stdout.on('data', (chunk) => {
      const [, found] = /Listening at (http:[^,"\s]+)/.exec(String(chunk)) ?? [];
      if (found) resolve(found);
    });
  });
  return { url, end: () => new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM')) };
}

async function call(url, options = {}) {
  const answer = await fetch(url, options);
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${body}`);
  return body;
}

const post = async (url, body) =>
  JSON.parse(
    await call(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

/** Each event of the execution as it happens. */
async function* events(url) {
  const { body } = await fetch(url, { headers: { accept: 'text/event-stream' } });
  let text = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block);
      if (data) yield JSON.parse(data[1]);
    }
  }
}

const seconds = (from, until) => ((Date.parse(until) - Date.parse(from)) / 1000).toFixed(2).padStart(6);

function lineOf(event) {
  switch (event.type) {
    case 'attempt_ended':
      return `${event.step_ids.join(' + ')}: attempt ${event.attempt} ${event.outcome}${event.failure ? ` (${event.failure.code})` : ''}`;
    case 'recovery_decided':
      return `${event.step_id}: ${event.strategy ?? 'gives up'}, ${event.error_class}: ${event.reason}`;
    case 'question_asked':
      return `asks: ${event.question.text}`;
    case 'question_answered':
      return `answered: ${event.answer.choice} ${event.answer.amount ?? ''}`;
    case 'step_completed':
      return `${event.step_id} completed`;
    default:
      return event.type.startsWith('execution') ? event.type : undefined;
  }
}

async function run(url) {
  const { execution_id, links } = await post(`${url}/api/v1/benchmarks/execute-recovery`, {
    prompt: 'swap 1 SOL to USDC, then lend it, then swap 100 USDC to SOL',
    wallet,
    atomic_mode: 'conditional',
    recovery_config: { base_retry_delay_ms: 300, jitter: 'none', enable_user_fulfillment: true },
    sandbox: {
      faults: [
        { step: 'swap_1', kind: 'blockhash_expired', times: 1 },
        { step: 'swap_1', kind: 'venue_down', times: 1 },
        { step: 'lend_1', kind: 'rpc_unavailable', times: 1 },
        { step: 'swap_2', kind: 'insufficient_funds', times: 1 },
      ],
    },
  });
  console.log(
    `${execution_id}\nFollow it at ${url}/api/v1/flows/${execution_id}?format=html while it runs.\n`,
  );
  let begun;
  for await (const event of events(`${url}${links.self}/events`)) {
    begun ??= event.at;
    const line = lineOf(event);
    if (line) console.log(`${seconds(begun, event.at)} s  ${line}`);
    if (event.type === 'question_asked') {
      const { question } = event;
      const { most } = question.choices.find(({ choice }) => choice === 'reduce_amount');
      const body = { question_id: question.question_id, choice: 'reduce_amount', amount: most };
      await post(`${url}${links.self}/answers`, body);
    }
  }
  const diagram = `${url}/api/v1/flows/${execution_id}`;
  const picture = join(folder, 'reev-demo.svg');
  writeFileSync(picture, await call(`${diagram}?format=svg`));
  console.log(`\n${await call(`${diagram}?format=ascii`)}\nThe picture is ${picture}`);
  return JSON.parse(await call(`${url}${links.self}`)).status;
}

const service = await start();
try {
  const status = await run(service.url);
  if (status !== 'Completed') throw new Error(`The flow ended ${status}.`);
} finally {
  await service.end();
}
