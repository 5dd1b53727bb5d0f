import { type FlowEvent, type JournaledEvent, USDC, addressOf, foldExecution } from '../../domain';
import { flowGraph } from './flow-graph';

const at = '2026-01-01T00:00:00.000Z';
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
    at,
    event,
  }));
  const execution = foldExecution(journal);
  if (execution === undefined) throw new Error('there are events');
  return flowGraph(execution);
}

describe('flowGraph', () => {
  it('shows waits, other ways and questions as states between the attempts', () => {
    const decided = { type: 'recovery_decided', stepId: 'swap_1', reason: 'r', delayMs: 0 } as const;
    const asked = {
      questionId: 'swap_1-1',
      stepId: 'swap_1',
      attempt: 3,
      text: 'How?',
      choices: [],
      expiresAt: at,
    };
    const { nodes, edges } = graphAfter(
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
        alternative: { kind: 'other_venue', venue: 'market_maker' },
      },
      ended(3, 'failed'),
      { ...decided, attempt: 3, errorClass: 'liquidity', strategy: 'user_fulfillment' },
      { type: 'question_asked', question: asked },
    );
    expect(nodes.map(({ kind, status, lines }) => [kind, status, lines[0]])).toEqual([
      ['prompt', 'done', 'swap'],
      ['plan', 'done', 'Plan: 2 steps'],
      ['attempt', 'failed', 'Attempt 1: failed'],
      ['wait', 'done', 'Waits 250 ms'],
      ['attempt', 'failed', 'Attempt 2: failed'],
      ['alternative', 'done', 'Other venue: market_maker'],
      ['attempt', 'failed', 'Attempt 3: failed'],
      ['question', 'waiting', 'Asks a person'],
      ['step', 'waiting', 'Do swap_1'],
      ['step', 'pending', 'Do swap_2'],
    ]);
    expect(edges.flatMap(({ label }) => label ?? [])).toEqual([
      'planned',
      'transient',
      'liquidity',
      'liquidity',
    ]);
  });

  it('says that a retry was made at once', () => {
    const decided = {
      type: 'recovery_decided',
      stepId: 'swap_1',
      reason: 'r',
      delayMs: 0,
      attempt: 1,
    } as const;
    const { edges } = graphAfter(
      ended(1, 'failed'),
      { ...decided, errorClass: 'stale', strategy: 'retry' },
      ended(2, 'landed'),
      completed,
    );
    expect(edges.map(({ label }) => label)).toContain('retry at once, stale');
  });

  it('draws the transaction that carries several steps before them', () => {
    const both = { ...ended(1, 'landed'), stepIds: ['swap_1', 'swap_2'] } as FlowEvent;
    const { nodes } = graphAfter(both, completed, { ...completed, stepId: 'swap_2' });
    expect(nodes.slice(2).map(({ kind, lines }) => [kind, lines[1]])).toEqual([
      ['attempt', 'one transaction: swap_1, swap_2'],
      ['step', 'nothing → 1.5 USDC'],
      ['step', 'nothing → 1.5 USDC'],
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
      lines: ['Do swap_1', 'nothing → 1.5 USDC', 'exchange · 4bM2WjMG…', '0 ms'],
    });
    expect(nodes.some(({ kind }) => kind === 'attempt')).toBe(false);
  });

  it('shows every attempt when there was more than one', () => {
    const { nodes } = graphAfter(ended(1, 'failed'), ended(2, 'landed'), completed);
    expect(
      nodes.filter(({ kind }) => kind === 'attempt').map(({ status, lines }) => [status, lines[0]]),
    ).toEqual([
      ['failed', 'Attempt 1: failed'],
      ['done', 'Attempt 2: landed'],
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
