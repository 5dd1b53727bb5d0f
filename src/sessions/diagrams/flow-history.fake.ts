import {
  type ExecutionSnapshot,
  type FlowEvent,
  type JournaledEvent,
  type RecoveryDecided,
  USDC,
  addressOf,
  foldExecution,
} from '../../domain';

export const WALLET = addressOf('6Gqy9euB2HE61eSYwaR8PcFKjxjWaZmVpq4x145hSLDm');
const DIFF = { changes: [], fee: 5_000n, rent: 0n, programs: [], authorityChanges: [] };
export const FAILURE = { code: 'slippage_exceeded', message: 'The price moved.' } as const;

type Queued = Extract<FlowEvent, { type: 'execution_queued' }>;

/** A history that begins with a plan of two swaps; every event is a tenth of a second after the one before. */
export function executionAfter(
  events: readonly FlowEvent[],
  queued: Partial<Queued> = {},
): ExecutionSnapshot {
  const first: FlowEvent = {
    type: 'execution_queued',
    flowId: 'flow-1',
    mode: 'recovery',
    agent: 'deterministic',
    wallet: WALLET,
    atomicMode: 'conditional',
    ledger: 'sandbox',
    prompt: 'swap twice',
    slippageBps: 50,
    steps: [planned('swap_1'), planned('swap_2')],
    ...queued,
  };
  const journal = [first, ...events].map((event, index): JournaledEvent => ({
    executionId: 'recovery-1',
    revision: index + 1,
    at: new Date(1_000_000 + index * 100).toISOString(),
    event,
  }));
  const execution = foldExecution(journal);
  if (execution === undefined) throw new Error('there are events');
  return execution;
}

export function planned(stepId: string, description = `Do ${stepId}`): Queued['steps'][number] {
  return { stepId, tool: 'jupiter_swap', description, critical: true, dependsOn: [] };
}

export const STARTED: FlowEvent = { type: 'execution_started' };
export const begins = (stepId: string): FlowEvent => ({ type: 'step_started', stepId });

export function recorded(attempt: number, ...stepIds: readonly string[]): FlowEvent {
  return {
    type: 'attempt_recorded',
    stepIds,
    attempt,
    venue: 'exchange',
    actions: stepIds.map(() => ({
      tool: 'jupiter_swap',
      inputMint: USDC.address,
      outputMint: USDC.address,
      amount: 1n,
      swapMode: 'ExactIn',
    })),
    guards: { maxDebit: [], minCredit: [], programs: [], maxOverhead: 0n },
    simulated: DIFF,
    signature: `4bM2WjMG6diTeo${attempt}`.padEnd(88, 'x'),
    blockhash: 'hash',
    lastValidBlockHeight: 1n,
    size: 300,
  };
}

export function ended(
  attempt: number,
  outcome: 'landed' | 'failed' | 'unknown',
  ...stepIds: readonly string[]
): FlowEvent {
  return {
    type: 'attempt_ended',
    stepIds,
    attempt,
    outcome,
    ...(outcome === 'landed'
      ? { landed: { signature: 's', slot: 1n, measured: DIFF, computeUnits: 1n, logs: [] } }
      : { failure: FAILURE }),
  };
}

export function decided(attempt: number, more: Partial<RecoveryDecided>): FlowEvent {
  return {
    type: 'recovery_decided',
    stepId: 'swap_1',
    attempt,
    errorClass: 'stale',
    delayMs: 0,
    reason: 'retry 1 of 3',
    ...more,
  };
}

export function asked(attempt: number, stepId = 'swap_1'): FlowEvent {
  return {
    type: 'question_asked',
    question: {
      questionId: `${stepId}-1`,
      stepId,
      attempt,
      text: 'How shall it go on?',
      choices: [{ choice: 'reduce_amount', mint: USDC.address, most: 2_000_000n }, { choice: 'abort' }],
      expiresAt: '2026-01-01T00:10:00.000Z',
    },
  };
}

export function completed(stepId: string): FlowEvent {
  return {
    type: 'step_completed',
    stepId,
    output: {
      kind: 'assets',
      signature: '4bM2WjMG6diTeo'.padEnd(88, 'x'),
      venue: 'exchange',
      spent: [],
      received: [{ mint: USDC.address, raw: 1_500_000n }],
      fee: 5_000n,
    },
  };
}

/** A history in which `text` is said wherever somebody's words are kept: a failure, a wait, a way not taken, a question. */
export function troubledExecution(text: string): ExecutionSnapshot {
  const failure = { code: 'program_error', message: text } as const;
  return executionAfter(
    [
      STARTED,
      begins('swap_1'),
      recorded(1, 'swap_1'),
      { type: 'attempt_ended', stepIds: ['swap_1'], attempt: 1, outcome: 'failed', failure },
      decided(1, { strategy: 'retry', delayMs: 1_500, reason: text }),
      { type: 'attempt_ended', stepIds: ['swap_1'], attempt: 2, outcome: 'failed', venue: text, failure },
      decided(2, {
        strategy: 'alternative_flow',
        errorClass: 'liquidity',
        alternative: { kind: 'other_venue', venue: text },
        rejected: [{ alternative: { kind: 'other_venue', venue: text }, reason: text }],
      }),
      recorded(3, 'swap_1'),
      ended(3, 'failed', 'swap_1'),
      decided(3, { strategy: 'user_fulfillment', errorClass: 'insufficient_funds' }),
      asked(3),
    ],
    {
      prompt: text,
      flowId: `flow-${text}`,
      agent: text,
      steps: [planned('swap_1', text), planned('swap_2', text)],
    },
  );
}
