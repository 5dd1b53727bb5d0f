import {
  type ExecutionSnapshot,
  type Failure,
  type FlowEvent,
  type FlowPlan,
  type FlowStep,
  applyEvent,
} from '../../domain';
import { endOf } from './atomic-rules';
import { nextMove } from './next-move';

/** Transitions that follow without any work, and the work that comes after them. */
export interface Advance {
  readonly events: readonly FlowEvent[];
  /** Empty: the execution has ended, or waits for a person or for the time of a retry. */
  readonly work: readonly FlowStep[];
}

/**
 * Follows the rules from `events` that just happened up to the next piece of work or to the end, so that all of it is
 * journaled in one transaction.
 * @param at now, RFC 3339
 */
export function advance(
  plan: FlowPlan,
  execution: ExecutionSnapshot,
  events: readonly FlowEvent[],
  at: string,
): Advance {
  const all = [...events];
  let state = project(execution, events, at);
  for (;;) {
    const move = nextMove(plan, state, at);
    if (move.kind === 'none') return { events: all, work: [] };
    const started = move.kind === 'run' ? startOf(move.steps, state) : [transitionOf(move, state)];
    state = project(state, started, at);
    all.push(...started);
    if (move.kind === 'run') return { events: all, work: move.steps };
  }
}

function transitionOf(
  move: Exclude<ReturnType<typeof nextMove>, { kind: 'run' | 'none' }>,
  state: ExecutionSnapshot,
): FlowEvent {
  switch (move.kind) {
    case 'skip':
      return { type: 'step_skipped', stepId: move.stepId, reason: move.reason };
    case 'compensate':
      return move.decision;
    case 'stop':
      return { type: 'execution_stopped', reason: move.reason };
    case 'time_out':
      return { type: 'execution_timed_out', failure: outOfTime(state) };
    case 'end':
      return endOf(state);
    default:
      return move satisfies never;
  }
}

function outOfTime({ timeoutSeconds }: ExecutionSnapshot): Failure {
  const message = `The execution was not done within its ${timeoutSeconds} seconds. Nothing more is sent for it.`;
  return { code: 'timed_out', message };
}

/** The others start with the transaction that carries them. */
function startOf([first]: readonly FlowStep[], state: ExecutionSnapshot): FlowEvent[] {
  const step = state.steps.find(({ stepId }) => stepId === first?.stepId);
  return step?.status === 'Pending' ? [{ type: 'step_started', stepId: step.stepId }] : [];
}

/** The state after events that are not journaled yet. */
export function project(
  state: ExecutionSnapshot,
  events: readonly FlowEvent[],
  at: string,
): ExecutionSnapshot {
  return events.reduce(
    (before, event) =>
      applyEvent(before, { executionId: before.executionId, revision: before.revision + 1, at, event }),
    state,
  );
}
