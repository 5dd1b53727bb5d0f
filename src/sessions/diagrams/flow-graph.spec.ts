import { type FlowEvent, SOL, USDC } from '../../domain';
import { flowGraph } from './flow-graph';
import {
  FAILURE,
  STARTED,
  WALLET,
  asked,
  begins,
  completed,
  decided,
  ended,
  executionAfter,
  planned,
  recorded,
} from './flow-history.fake';

const graphAfter = (...args: Parameters<typeof executionAfter>) => flowGraph(executionAfter(...args));
const states = (graph: ReturnType<typeof flowGraph>) =>
  graph.nodes.map(({ id, status }) => `${id} ${status}`);
const SKIPPED = { type: 'step_skipped', stepId: 'swap_2', reason: 'swap_1 failed' } as const;

describe('flowGraph', () => {
  it('has no end before there is one, and shows what is to come', () => {
    const graph = graphAfter([STARTED, begins('swap_1')]);
    expect(states(graph)).toEqual([
      'prompt succeeded',
      'plan succeeded',
      'step_swap_1 running',
      'step_swap_2 pending',
    ]);
    expect(graph.edges.some(({ to }) => to === undefined)).toBe(false);
  });

  it('shows an attempt on its way as running, with where it was sent', () => {
    const { nodes } = graphAfter([STARTED, begins('swap_1'), recorded(1, 'swap_1')]);
    expect(nodes.find(({ kind }) => kind === 'attempt')).toMatchObject({
      status: 'running',
      title: 'Attempt 1 is sent',
      venue: 'exchange',
    });
  });

  it('shows a step with its amounts and the attempt that landed', () => {
    const { nodes } = graphAfter([
      begins('swap_1'),
      recorded(1, 'swap_1'),
      ended(1, 'landed', 'swap_1'),
      completed('swap_1'),
    ]);
    expect(nodes.find(({ kind }) => kind === 'step')).toMatchObject({
      status: 'succeeded',
      title: 'Do swap_1',
      details: ['nothing → 1.5 USDC'],
      durationMs: 300,
    });
    expect(nodes.find(({ kind }) => kind === 'attempt')).toMatchObject({
      status: 'succeeded',
      title: 'Attempt 1 landed',
      durationMs: 100,
      details: [expect.stringContaining('Exchange · 4bM2'), 'fee 0.000005 SOL'],
    });
  });

  it('tells every attempt, wait and other way in the order in which they happened', () => {
    const graph = graphAfter([
      STARTED,
      begins('swap_1'),
      recorded(1, 'swap_1'),
      ended(1, 'failed', 'swap_1'),
      decided(1, { strategy: 'retry' }),
      ended(2, 'failed', 'swap_1'),
      decided(2, { strategy: 'retry', errorClass: 'transient', delayMs: 250 }),
      ended(3, 'failed', 'swap_1'),
      decided(3, {
        strategy: 'alternative_flow',
        errorClass: 'liquidity',
        alternative: { kind: 'other_venue', venue: 'market_maker' },
        rejected: [{ alternative: { kind: 'other_amount', raw: 5n }, reason: 'brings less' }],
      }),
      recorded(4, 'swap_1'),
      ended(4, 'landed', 'swap_1'),
      completed('swap_1'),
    ]);
    expect(states(graph).slice(2, -1)).toEqual([
      'step_swap_1 succeeded',
      'attempt_swap_1_1 failed',
      'attempt_swap_1_2 failed',
      'wait_swap_1_2 succeeded',
      'attempt_swap_1_3 failed',
      'rejected_swap_1_3 skipped',
      'alternative_swap_1_3 succeeded',
      'attempt_swap_1_4 succeeded',
    ]);
    expect(graph.edges.flatMap(({ label }) => label ?? [])).toEqual([
      'planned',
      'tried again at once: the market had moved on',
      'tries again after a pause: a passing fault',
      'takes another way: the venue could not trade that much',
    ]);
    expect(graph.nodes.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Wait 250 ms', 'Other venue: Market Maker', 'A way not taken']),
    );
    expect(graph.nodes.find(({ id }) => id === 'rejected_swap_1_3')?.details).toEqual([
      'Other amount: 0.000005 USDC',
      'brings less',
    ]);
    expect(graph.edges.find(({ kind }) => kind === 'rejected')).toMatchObject({ from: 'attempt_swap_1_3' });
  });

  it('waits where the flow waits: between attempts, and for a person', () => {
    const failed = [begins('swap_1'), ended(1, 'failed', 'swap_1')];
    const backingOff = graphAfter([...failed, decided(1, { strategy: 'retry', delayMs: 900 })]);
    expect(states(backingOff)).toEqual(
      expect.arrayContaining(['step_swap_1 waiting', 'wait_swap_1_1 waiting']),
    );
    const asking = [...failed, decided(1, { strategy: 'user_fulfillment' }), asked(1)];
    expect(states(graphAfter(asking))).toEqual(
      expect.arrayContaining(['step_swap_1 waiting', 'question_swap_1_1 waiting']),
    );
    const answer = { choice: 'reduce_amount', amount: 1_000_000n } as const;
    const answered = graphAfter([
      ...asking,
      { type: 'question_answered', stepId: 'swap_1', questionId: 'swap_1-1', answer },
    ]);
    expect(answered.nodes.find(({ kind }) => kind === 'answer')).toMatchObject({
      title: `Answer: Use a smaller amount: 1 ${USDC.symbol}`,
    });
    expect(states(answered)).toEqual(
      expect.arrayContaining(['step_swap_1 running', 'question_swap_1_1 succeeded']),
    );
    const expired = graphAfter([
      ...asking,
      { type: 'question_expired', stepId: 'swap_1', questionId: 'swap_1-1' },
    ]);
    expect(states(expired)).toContain('question_swap_1_1 failed');
  });

  it('shows that a lost answer was looked up before anything else', () => {
    const lost = [begins('swap_1'), recorded(1, 'swap_1'), ended(1, 'unknown', 'swap_1')];
    expect(states(graphAfter(lost))).toEqual(
      expect.arrayContaining(['attempt_swap_1_1 unknown', 'lookup_swap_1_1 running']),
    );
    const found = graphAfter([...lost, ended(1, 'landed', 'swap_1')]);
    expect(found.nodes.find(({ kind }) => kind === 'lookup')).toMatchObject({
      status: 'succeeded',
      title: 'Looked up: it had landed',
    });
  });

  it('draws steps of one transaction together, and its attempts once', () => {
    const both = ['swap_1', 'swap_2'];
    const graph = graphAfter([
      begins('swap_1'),
      recorded(1, ...both),
      ended(1, 'failed', ...both),
      decided(1, { strategy: 'retry', stepId: 'swap_2' }),
      recorded(2, ...both),
      ended(2, 'landed', ...both),
      completed('swap_1'),
      completed('swap_2'),
    ]);
    expect(states(graph).slice(2)).toEqual([
      'transaction_swap_1 succeeded',
      'step_swap_1 succeeded',
      'step_swap_2 succeeded',
      'attempt_swap_1_1 failed',
      'attempt_swap_1_2 succeeded',
    ]);
    expect(new Set(graph.nodes.slice(2).map(({ block }) => block)).size).toBe(1);
  });

  it('draws an attempt at several steps as the transaction that it is, with the step that failed', () => {
    const all = ['swap_1', 'swap_2', 'lend_1'];
    const failed = { ...ended(1, 'failed', ...all), failedStepId: 'swap_1' } as FlowEvent;
    const history = [
      STARTED,
      ...all.map(begins),
      recorded(1, ...all),
      failed,
      decided(1, { strategy: 'retry', errorClass: 'transient', delayMs: 900 }),
    ];
    const graph = graphAfter(history, { steps: all.map((stepId) => planned(stepId)) });
    expect(states(graph).slice(2)).toEqual([
      'transaction_swap_1 waiting',
      'step_swap_1 waiting',
      'step_swap_2 waiting',
      'step_lend_1 waiting',
      'attempt_swap_1_1 failed',
      'wait_swap_1_1 waiting',
    ]);
    expect(graph.nodes.find(({ kind }) => kind === 'transaction')).toMatchObject({
      title: 'One transaction of 3 steps',
      stepIds: all,
    });
    const attempt = graph.nodes.find(({ kind }) => kind === 'attempt');
    expect(attempt).toMatchObject({ title: 'Attempt 1 failed at swap_1', stepId: 'swap_1', stepIds: all });
    expect(attempt?.details).toContain('carries swap_1, swap_2 and lend_1');
    expect(graph.edges.filter(({ kind }) => kind === 'carries').map(({ from, to }) => [from, to])).toEqual(
      all.map((stepId) => ['transaction_swap_1', `step_${stepId}`]),
    );
    expect(graph.edges.find(({ to }) => to === 'attempt_swap_1_1')).toMatchObject({
      from: 'transaction_swap_1',
    });
  });

  it('lets the steps of a transaction wait together for a person', () => {
    const both = ['swap_1', 'swap_2'];
    const graph = graphAfter([
      ...both.map(begins),
      recorded(1, ...both),
      ended(1, 'failed', ...both),
      decided(1, { strategy: 'user_fulfillment', stepId: 'swap_2' }),
      asked(1, 'swap_2'),
    ]);
    expect(states(graph)).toEqual(expect.arrayContaining(['step_swap_1 waiting', 'step_swap_2 waiting']));
  });

  it('shows the wallet before and after, and what the network took', () => {
    const changes = [
      { owner: WALLET, mint: SOL.address, delta: -1_000_000_000n },
      { owner: WALLET, mint: USDC.address, delta: 150_000_000n },
    ];
    const measured = { changes, fee: 5_000n, rent: 2_039_280n, programs: [], authorityChanges: [] };
    const landed = { signature: 's', slot: 1n, measured, computeUnits: 1n, logs: [] };
    const graph = graphAfter(
      [
        STARTED,
        begins('swap_1'),
        recorded(1, 'swap_1'),
        { ...ended(1, 'landed', 'swap_1'), landed } as FlowEvent,
        completed('swap_1'),
        { type: 'execution_completed' },
      ],
      { steps: [planned('swap_1')], holdings: [{ mint: SOL.address, raw: 5_000_000_000n }] },
    );
    expect(graph.nodes.at(-1)?.details).toEqual([
      'wallet: 5 SOL → 3.99795572 SOL',
      'wallet: 0 USDC → 150 USDC',
      'fees 0.000005 SOL, rent of token accounts 0.00203928 SOL',
    ]);
  });

  it('leads the path of a failure to the end', () => {
    const graph = graphAfter([
      STARTED,
      begins('swap_1'),
      ended(1, 'failed', 'swap_1'),
      decided(1, { reason: 'all retries are used' }),
      { type: 'step_failed', stepId: 'swap_1', failure: FAILURE },
      SKIPPED,
      { type: 'execution_failed', failure: FAILURE },
    ]);
    expect(states(graph).slice(2)).toEqual([
      'step_swap_1 failed',
      'attempt_swap_1_1 failed',
      'step_swap_2 skipped',
      'outcome failed',
    ]);
    expect(graph.edges.map(({ isFailure }) => isFailure)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(graph.edges.at(-1)).toMatchObject({ from: 'outcome', to: undefined });
    expect(graph.edges.map(({ label }) => label)).toContain('gave up: all retries are used');
    expect(graph.nodes.at(-1)).toMatchObject({
      failure: FAILURE,
      details: ['The price moved. (slippage_exceeded)'],
    });
  });

  it('tells what was stopped from what failed', () => {
    const graph = graphAfter([
      STARTED,
      begins('swap_1'),
      { type: 'stop_requested', reason: 'asked to' },
      { type: 'execution_stopped', reason: 'asked to' },
    ]);
    expect(states(graph).slice(2)).toEqual(['step_swap_1 stopped', 'step_swap_2 skipped', 'outcome stopped']);
    expect(graph.edges.some(({ isFailure }) => isFailure)).toBe(false);
  });

  it('tells the tries of a query, which leave no attempt', () => {
    const query = { ...planned('swap_1'), tool: 'get_account_balance' };
    const report = { kind: 'report', report: { balances: [{ symbol: 'SOL', amount: '1.5' }] } } as const;
    const graph = graphAfter(
      [
        begins('swap_1'),
        decided(1, { strategy: 'retry', delayMs: 5 }),
        { type: 'step_completed', stepId: 'swap_1', output: report },
      ],
      { steps: [query] },
    );
    expect(states(graph).slice(2)).toEqual([
      'step_swap_1 succeeded',
      'attempt_swap_1_1 failed',
      'wait_swap_1_1 succeeded',
      'attempt_swap_1_2 succeeded',
    ]);
    expect(graph.nodes[2]?.details).toEqual(['1.5 SOL']);
  });

  it('keeps ids apart whatever steps are called', () => {
    const names = ['a-b', 'a_b', 'A B', 'x'.repeat(60), 'x'.repeat(61)];
    const { nodes } = graphAfter([], { steps: names.map((name) => planned(name)) });
    const ids = nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9_]+$/);
  });
});
