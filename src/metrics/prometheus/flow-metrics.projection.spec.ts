import { Registry } from 'prom-client';
import {
  type ExecutionSnapshot,
  type FlowEvent,
  type JournaledEvent,
  type PlannedStepSummary,
  USDC,
  addressOf,
  applyEvent,
  exact,
} from '../../domain';
import { FlowFeed, type FlowListener } from '../../journal';
import { FlowMetricsProjection } from './flow-metrics.projection';

class FakeFeed extends FlowFeed {
  readonly listeners = new Set<FlowListener>();

  subscribe(): () => void {
    throw new Error('The projection listens to every execution.');
  }

  subscribeAll(listener: FlowListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

const stepId = 'swap_1';
const planned: PlannedStepSummary = {
  stepId,
  tool: 'jupiter_swap',
  description: 'Swap',
  critical: true,
  dependsOn: [],
};
const queued: FlowEvent = {
  type: 'execution_queued',
  flowId: 'flow-1',
  mode: 'recovery',
  agent: 'deterministic',
  wallet: addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm'),
  atomicMode: 'strict',
  ledger: 'sandbox',
  prompt: 'swap',
  slippageBps: 50,
  steps: [planned],
};
const started: FlowEvent[] = [queued, { type: 'execution_started' }, { type: 'step_started', stepId }];
const failure = { code: 'rpc_unavailable', message: 'no node' } as const;
const recorded = (attempt: number): FlowEvent => ({
  type: 'attempt_recorded',
  stepIds: [stepId],
  attempt,
  venue: 'exchange',
  actions: [],
  guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 1n },
  simulated: { changes: [], fee: 5_000n, rent: 0n, programs: [], authorityChanges: [] },
  signature: `signature-${attempt}`,
  blockhash: 'hash',
  lastValidBlockHeight: 150n,
  size: 200,
});
const ended = (attempt: number, outcome: 'landed' | 'failed'): FlowEvent => ({
  type: 'attempt_ended',
  stepIds: [stepId],
  attempt,
  outcome,
});
const decided = (attempt: number, strategy?: 'retry' | 'user_fulfillment'): FlowEvent => ({
  type: 'recovery_decided',
  stepId,
  attempt,
  errorClass: 'transient',
  ...(strategy && { strategy }),
  delayMs: 0,
  reason: 'a test',
});
const completed: FlowEvent = {
  type: 'step_completed',
  stepId,
  output: { kind: 'assets', signature: 'signature', venue: 'exchange', spent: [], received: [], fee: 0n },
};
const done: FlowEvent = { type: 'execution_completed' };

describe('FlowMetricsProjection', () => {
  let feed: FakeFeed;
  let registry: Registry;
  let projection: FlowMetricsProjection;

  beforeEach(() => {
    feed = new FakeFeed();
    registry = new Registry();
    projection = new FlowMetricsProjection(registry, feed);
    projection.onModuleInit();
  });

  /** Publishes a flow's events, half a second apart. */
  function flow(executionId: string, events: readonly FlowEvent[]): void {
    let snapshot: ExecutionSnapshot | undefined;
    for (const [index, event] of events.entries()) {
      const at = new Date(Date.UTC(2026, 0, 1) + index * 500).toISOString();
      const journaled: JournaledEvent = { executionId, revision: index + 1, at, event };
      snapshot = applyEvent(snapshot, journaled);
      for (const listener of feed.listeners) listener(snapshot, journaled);
    }
  }

  async function lines(): Promise<string[]> {
    const text = await registry.metrics();
    return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  }

  it('counts what became of landed steps after a strict flow failed', async () => {
    const undo = (of: string): FlowEvent => ({
      type: 'compensation_decided',
      stepId: of,
      by: {
        stepId: `undo_${of}`,
        call: { tool: 'jupiter_lend_earn_redeem', assetMint: USDC.address, shares: exact(1n) },
        description: 'Undo',
        least: { mint: USDC.address, raw: 1n },
      },
      reason: 'a test',
    });
    const undone: FlowEvent = { ...completed, stepId: 'undo_swap_1' };
    flow('direct-1', [...started, completed, undo(stepId), undone, done]);
    flow('direct-2', [
      ...started,
      completed,
      undo(stepId),
      { type: 'step_failed', stepId: 'undo_swap_1', failure },
    ]);
    flow('direct-3', [...started, completed, { type: 'compensation_decided', stepId, reason: 'a test' }]);
    flow('direct-4', [
      ...started,
      completed,
      undo(stepId),
      { type: 'step_skipped', stepId: 'undo_swap_1', reason: '' },
    ]);
    expect((await lines()).filter((line) => line.startsWith('reev_compensations_total'))).toEqual([
      'reev_compensations_total{outcome="compensated"} 1',
      'reev_compensations_total{outcome="failed"} 1',
      'reev_compensations_total{outcome="kept"} 2',
    ]);
  });

  it('counts what is done at the first try', async () => {
    flow('recovery-1', [...started, recorded(1), ended(1, 'landed'), completed, done]);
    const all = await lines();
    expect(all).toEqual(
      expect.arrayContaining([
        'reev_flows_total{mode="recovery",status="Completed"} 1',
        'reev_step_attempts_total{tool="jupiter_swap",outcome="landed"} 1',
        'reev_transactions_total{ledger="sandbox",outcome="landed"} 1',
        'reev_flow_duration_seconds_sum{mode="recovery",status="Completed"} 3',
        'reev_recovery_in_progress 0',
      ]),
    );
    expect(all.some((line) => line.startsWith('reev_recovery_attempts_total'))).toBe(false);
  });

  it('counts what came of every decision, and how long recovering took', async () => {
    flow('recovery-1', [
      ...started,
      ended(1, 'failed'),
      decided(1, 'retry'),
      ended(2, 'failed'),
      decided(2, 'retry'),
    ]);
    expect(await lines()).toContain('reev_recovery_in_progress 1');
    flow('recovery-2', [
      ...started,
      ended(1, 'failed'),
      decided(1, 'retry'),
      recorded(2),
      ended(2, 'landed'),
      completed,
      done,
    ]);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'reev_recovery_attempts_total{strategy="retry",error_class="transient",outcome="failed"} 1',
        'reev_recovery_attempts_total{strategy="retry",error_class="transient",outcome="recovered"} 1',
        'reev_recovery_duration_seconds_sum{strategy="retry",outcome="recovered"} 2',
        'reev_step_attempts_total{tool="jupiter_swap",outcome="failed"} 3',
        'reev_transactions_total{ledger="sandbox",outcome="landed"} 1',
        'reev_recovery_in_progress 1',
      ]),
    );
  });

  it('counts that nothing was tried, and that a flow was stopped meanwhile', async () => {
    flow('recovery-1', [
      ...started,
      ended(1, 'failed'),
      decided(1),
      { type: 'step_failed', stepId, failure },
      { type: 'execution_failed', failure },
    ]);
    flow('recovery-2', [
      ...started,
      ended(1, 'failed'),
      decided(1, 'retry'),
      { type: 'execution_stopped', reason: 'enough' },
    ]);
    const all = await lines();
    expect(all).toEqual(
      expect.arrayContaining([
        'reev_recovery_attempts_total{strategy="none",error_class="transient",outcome="given_up"} 1',
        'reev_recovery_attempts_total{strategy="retry",error_class="transient",outcome="stopped"} 1',
        'reev_recovery_duration_seconds_count{strategy="retry",outcome="stopped"} 1',
        'reev_recovery_in_progress 0',
      ]),
    );
    expect(all.some((line) => line.includes('outcome="not_applicable"'))).toBe(false);
  });

  it('does not take waiting for a person for recovering', async () => {
    flow('recovery-1', [
      ...started,
      ended(1, 'failed'),
      decided(1, 'user_fulfillment'),
      {
        type: 'question_asked',
        question: {
          questionId: 'q',
          stepId,
          attempt: 1,
          text: 'Retry?',
          choices: [{ choice: 'retry' }],
          expiresAt: '2026-01-01T00:10:00.000Z',
        },
      },
    ]);
    expect(await lines()).toContain('reev_recovery_in_progress 0');
  });

  it('counts a query, which has no attempts, by its end', async () => {
    const output = { kind: 'report', report: {} } as const;
    const steps = [{ ...planned, tool: 'get_account_balance' }];
    const [, ...after] = started;
    const journal = [{ ...queued, steps }, ...after, decided(1, 'retry')];
    flow('recovery-1', [...journal, { type: 'step_completed', stepId, output }, done]);
    expect(await lines()).toEqual(
      expect.arrayContaining([
        'reev_step_attempts_total{tool="get_account_balance",outcome="failed"} 1',
        'reev_step_attempts_total{tool="get_account_balance",outcome="answered"} 1',
      ]),
    );
  });

  it('counts no attempt for a step that ends without one, such as one that nobody signs', async () => {
    flow('direct-1', [...started, { type: 'step_failed', stepId, failure }]);
    expect((await lines()).filter((line) => line.startsWith('reev_step_attempts_total{'))).toEqual([]);
  });

  it('stops listening when the application ends', () => {
    projection.onModuleDestroy();
    expect(feed.listeners.size).toBe(0);
  });
});
