import {
  type AtomicMode,
  type ExecutionSnapshot,
  type FlowPlan,
  type FlowStep,
  type QueuedEvent,
  type QueuedFacts,
  addressOf,
  exact,
  foldExecution,
  plannedFacts,
  queuedEvent,
} from '../../domain';

const wallet = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const recipient = addressOf('3yxLYR7XgR3Mt57t5E747guymVsqgsUL7XhdK85MZXQ2');

/** A plan for tests: every step sends one lamport unless told otherwise. */
export function planOf(steps: readonly (Partial<FlowStep> & { readonly stepId: string })[]): FlowPlan {
  return {
    flowId: 'flow-0001',
    prompt: 'send 1 lamport',
    wallet,
    atomicMode: 'strict',
    ledger: 'sandbox',
    planner: 'grammar',
    context: {
      owner: wallet,
      solBalance: 5_000_000_000n,
      tokenBalances: [],
      tokenPrices: new Map(),
      totalValueUsd: 0,
      resolvedAt: '2026-01-01T00:00:00.000Z',
      resolutionMs: 0,
    },
    steps: steps.map((step) => ({
      call: { tool: 'sol_transfer', recipient, amount: exact(1n) },
      description: step.stepId,
      critical: true,
      dependsOn: [],
      guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n },
      recovery: [],
      estimatedTimeSeconds: 1,
      ...step,
    })),
    assumptions: [],
    warnings: [],
  };
}

/** The first event of an execution of the plan. */
export function queuedOf(plan: FlowPlan, more: Partial<QueuedFacts> = {}): QueuedEvent {
  const order = { mode: 'direct', agent: 'deterministic', slippageBps: 50 } as const;
  return queuedEvent({ ...plannedFacts(plan), ...order, ...more });
}

/** The plan, queued. */
export function executionOf(plan: FlowPlan, atomicMode: AtomicMode = plan.atomicMode): ExecutionSnapshot {
  const event = queuedOf(plan, { atomicMode });
  const at = '2026-01-01T00:00:00.000Z';
  const execution = foldExecution([{ executionId: 'direct-0001', revision: 1, at, event }]);
  if (execution === undefined) throw new Error('an execution has at least one event');
  return execution;
}
