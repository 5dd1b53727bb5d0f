// How long drawing takes, and how large drawings are: `npm run bench:svg`. Nothing is served; states are drawn one after
// the other, each from its snapshot to the text that would be sent.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { SOL, USDC, foldExecution } = require('../dist/domain/index.js');
const {
  flowGraph,
  renderAscii,
  renderMermaid,
  renderPage,
  renderSvg,
} = require('../dist/sessions/diagrams/index.js');

const WALLET = '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm';
const DIFF = { changes: [], fee: 5_000n, rent: 0n, programs: [], authorityChanges: [] };
const FAILURE = {
  code: 'rpc_unavailable',
  message: 'The node refused the connection, and said nothing more.',
};
const ROUNDS = 400;

/** A flow whose every `failing`-th step fails once, waits, and lands. */
function flowOf(count, failing) {
  const steps = Array.from({ length: count }, (_, index) => ({
    stepId: `swap_${index + 1}`,
    tool: 'jupiter_swap',
    description: `Swap ${index + 1} SOL to USDC`,
    critical: true,
    dependsOn: [],
  }));
  const events = [
    {
      type: 'execution_queued',
      flowId: 'flow-1',
      mode: 'recovery',
      agent: 'deterministic',
      wallet: WALLET,
      atomicMode: 'conditional',
      ledger: 'sandbox',
      prompt: steps.map(({ description }) => description).join(', then '),
      slippageBps: 50,
      steps,
    },
    { type: 'execution_started' },
    ...steps.flatMap(({ stepId }, index) => stepEvents(stepId, (index + 1) % failing === 0)),
    { type: 'execution_completed' },
  ];
  return foldExecution(
    events.map((event, index) => ({
      executionId: 'recovery-1',
      revision: index + 1,
      at: new Date(1e12 + index * 40).toISOString(),
      event,
    })),
  );
}

function stepEvents(stepId, isFailing) {
  const attempt = (number, outcome) => [
    { ...recorded(stepId, number) },
    {
      type: 'attempt_ended',
      stepIds: [stepId],
      attempt: number,
      outcome,
      ...(outcome === 'failed'
        ? { failure: FAILURE }
        : { landed: { signature: 's', slot: 1n, measured: DIFF, computeUnits: 1n, logs: [] } }),
    },
  ];
  const retry = { type: 'recovery_decided', stepId, attempt: 1, errorClass: 'transient', strategy: 'retry' };
  return [
    { type: 'step_started', stepId },
    ...(isFailing
      ? [...attempt(1, 'failed'), { ...retry, delayMs: 800, reason: 'retry 1 of 3' }, ...attempt(2, 'landed')]
      : attempt(1, 'landed')),
    { type: 'step_completed', stepId, output: outputOf() },
  ];
}

function recorded(stepId, attempt) {
  return {
    type: 'attempt_recorded',
    stepIds: [stepId],
    attempt,
    venue: 'exchange',
    actions: [],
    guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n },
    simulated: DIFF,
    signature: '2kSNxzqafEQRb6paG8BfioQj7HFxpoXQ6qL4pTsTWKjZaPd9cBCpQLaSL4rzTzQkenHjAarYMdHn6RtoojAtC8v5',
    blockhash: 'hash',
    lastValidBlockHeight: 1n,
    size: 600,
  };
}

function outputOf() {
  return {
    kind: 'assets',
    signature: 's',
    venue: 'exchange',
    spent: [{ mint: SOL.address, raw: 1_000_000_000n }],
    received: [{ mint: USDC.address, raw: 149_620_518n }],
    fee: 5_000n,
  };
}

function measure(name, draw) {
  const begin = performance.now();
  const text = draw();
  const first = performance.now() - begin;
  for (let round = 0; round < 50; round += 1) draw();
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = performance.now();
    draw();
    times.push(performance.now() - at);
  }
  times.sort((a, b) => a - b);
  const of = (quantile) => times[Math.floor(quantile * (times.length - 1))].toFixed(2);
  const size = (Buffer.byteLength(text) / 1024).toFixed(1);
  console.log(
    `${name.padEnd(36)} p50 ${of(0.5).padStart(6)} ms   p99 ${of(0.99).padStart(6)} ms   first ${first.toFixed(1).padStart(6)} ms   ${size.padStart(6)} KiB`,
  );
}

const flow = flowOf(20, 3);
const small = flowOf(2, 3);
const now = { revision: flow.revision, newest: flow.revision, isPlayback: false };
measure('svg, 20 steps, 6 of them retried', () => renderSvg(flowGraph(flow)).text);
measure('svg, 2 steps', () => renderSvg(flowGraph(small)).text);
measure('html, 20 steps, 6 of them retried', () => renderPage(flow, now));
measure('mermaid, 20 steps', () => renderMermaid(flowGraph(flow)));
measure('ascii, 20 steps', () => renderAscii(flowGraph(flow)));
