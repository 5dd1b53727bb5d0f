// `npm run bench:svg`: how long it takes to draw a flow of twenty steps.
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const { foldExecution } = require('../dist/domain/index.js');
const { flowGraph, renderHtml, renderSvg } = require('../dist/sessions/diagrams/index.js');
const { USDC } = require('../dist/domain/index.js');

const STEPS = 20;
const ROUNDS = 300;
const at = '2026-01-01T00:00:00.000Z';
const stepIds = Array.from({ length: STEPS }, (_none, index) => `swap_${index + 1}`);
const step = (stepId) => ({
  stepId,
  tool: 'jupiter_swap',
  description: `Swap 1 SOL to USDC, ${stepId}`,
  critical: true,
  dependsOn: [],
});
const queued = {
  type: 'execution_queued',
  flowId: 'flow-1',
  mode: 'recovery',
  agent: 'deterministic',
  wallet: '6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm',
  atomicMode: 'lenient',
  ledger: 'sandbox',
  prompt: 'swap 1 SOL to USDC, twenty times',
  slippageBps: 50,
  steps: stepIds.map(step),
};
const ofStep = (stepId) => {
  const attempt = { type: 'attempt_ended', stepIds: [stepId] };
  const failure = { code: 'rpc_unavailable', message: 'The node refused the connection.' };
  const output = {
    kind: 'assets',
    signature: '4bM2WjMG6diTeo',
    venue: 'exchange',
    spent: [],
    received: [{ mint: USDC.address, raw: 1_500_000n }],
    fee: 5_000n,
  };
  return [
    { type: 'step_started', stepId },
    { ...attempt, attempt: 1, outcome: 'failed', failure },
    {
      type: 'recovery_decided',
      stepId,
      attempt: 1,
      errorClass: 'transient',
      strategy: 'retry',
      delayMs: 250,
      reason: 'retry 1 of 3',
    },
    { ...attempt, attempt: 2, outcome: 'landed' },
    { type: 'step_completed', stepId, output },
  ];
};
const events = [
  queued,
  { type: 'execution_started' },
  ...stepIds.flatMap(ofStep),
  { type: 'execution_completed' },
];
const execution = foldExecution(
  events.map((event, index) => ({ executionId: 'recovery-1', revision: index + 1, at, event })),
);

function measure(name, draw) {
  const times = [];
  let size = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    size = Buffer.byteLength(draw());
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const [p50, p99] = [times[Math.floor(ROUNDS * 0.5)], times[Math.floor(ROUNDS * 0.99)]];
  const figures = `${p50.toFixed(1)} / ${p99.toFixed(1)} ms, ${(size / 1024).toFixed(0)} KiB`;
  console.log(`${name.padEnd(58)} ${figures}`);
}

const { nodes } = flowGraph(execution);
measure(`SVG of ${STEPS} steps, ${nodes.length} states, p50 / p99`, () => renderSvg(flowGraph(execution)));
measure('page with it', () => renderHtml(execution, execution.revision));
