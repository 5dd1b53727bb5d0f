import { type FlowEvent, type JournaledEvent, USDC, addressOf, foldExecution } from '../../domain';
import { flowGraph } from './flow-graph';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const step = (stepId: string) => ({
  stepId,
  tool: 'jupiter_swap',
  description: `Do ${stepId}`,
  critical: true,
  dependsOn: [],
});
const queued: FlowEvent = {
  type: 'execution_queued',
  flowId: 'flow-1',
  mode: 'direct',
  agent: 'deterministic',
  wallet,
  atomicMode: 'strict',
  ledger: 'sandbox',
  prompt: 'swap',
  slippageBps: 50,
  steps: [step('swap_1'), step('swap_2')],
};
const failure = { code: 'slippage_exceeded', message: 'The price moved.' } as const;
const ended = (attempt: number, outcome: 'landed' | 'failed'): FlowEvent => ({
  type: 'attempt_ended',
  stepIds: ['swap_1'],
  attempt,
  outcome,
  ...(outcome === 'failed' && { failure }),
});
const completed: FlowEvent = {
  type: 'step_completed',
  stepId: 'swap_1',
  output: {
    kind: 'assets',
    signature: '4bM2WjMG6diTeo',
    venue: 'exchange',
    spent: [],
    received: [{ mint: USDC.address, raw: 1_500_000n }],
    fee: 5_000n,
  },
};

function graphAfter(...events: FlowEvent[]) {
  const journal = [queued, ...events].map((event, index): JournaledEvent => ({
    executionId: 'direct-1',
    revision: index + 1,
    at: '2026-01-01T00:00:00.000Z',
    event,
  }));
  const execution = foldExecution(journal);
  if (execution === undefined) throw new Error('there are events');
  return flowGraph(execution);
}

describe('flowGraph', () => {
  it('says why each further attempt was made', () => {
    const decided = { type: 'recovery_decided', stepId: 'swap_1', reason: 'r' } as const;
    const { edges } = graphAfter(
      { type: 'execution_started' },
      { type: 'step_started', stepId: 'swap_1' },
      ended(1, 'failed'),
      { ...decided, attempt: 1, errorClass: 'transient', strategy: 'retry', delayMs: 250 },
      ended(2, 'failed'),
      {
        ...decided,
        attempt: 2,
        errorClass: 'liquidity',
        strategy: 'alternative_flow',
        delayMs: 0,
        alternative: { kind: 'other_venue', venue: 'market_maker' },
      },
      ended(3, 'landed'),
    );
    expect(edges.flatMap(({ label }) => label ?? [])).toEqual([
      'planned',
      'attempt 1',
      'retry after 250 ms, transient',
      'alternative_flow other_venue, liquidity',
    ]);
  });

  it('has no end before there is one', () => {
    const { nodes, edges } = graphAfter({ type: 'execution_started' });
    expect(nodes.map(({ id, status }) => [id, status])).toEqual([
      ['prompt', 'done'],
      ['plan', 'done'],
      ['swap_1', 'pending'],
      ['swap_2', 'pending'],
    ]);
    expect(edges.some(({ to }) => to === undefined)).toBe(false);
  });

  it('shows one attempt that landed as its step, with amounts and signature', () => {
    const { nodes } = graphAfter(ended(1, 'landed'), completed);
    const swap = nodes.find(({ id }) => id === 'swap_1');
    expect(swap).toMatchObject({
      status: 'done',
      lines: ['Do swap_1', 'nothing -> 1.5 USDC', 'exchange 4bM2WjMG', '0 ms'],
    });
    expect(nodes.some(({ kind }) => kind === 'attempt')).toBe(false);
  });

  it('shows every attempt when there was more than one', () => {
    const { nodes } = graphAfter(ended(1, 'failed'), ended(2, 'landed'), completed);
    expect(
      nodes.filter(({ kind }) => kind === 'attempt').map(({ status, lines }) => [status, lines.at(-1)]),
    ).toEqual([
      ['failed', 'slippage_exceeded'],
      ['done', 'swap_1 attempt 2: landed'],
    ]);
  });

  it('names what failed the flow at its end', () => {
    const { nodes, edges } = graphAfter(
      ended(1, 'failed'),
      { type: 'step_failed', stepId: 'swap_1', failure },
      { type: 'step_skipped', stepId: 'swap_2', reason: 'swap_1 failed' },
      { type: 'execution_failed', failure },
    );
    expect(nodes.at(-1)).toMatchObject({
      kind: 'end',
      status: 'failed',
      lines: ['Failed', 'The price moved.'],
    });
    expect(edges.at(-1)).toEqual({ from: 'outcome', to: undefined });
  });
});
