import { compensated, decideCompensation } from './compensation-transition';
import type { AttemptSnapshot, ExecutionSnapshot, StepSnapshot } from './execution-snapshot';
import type { AttemptEnded } from './attempt';
import type { FlowEvent, JournaledEvent, RecoveryDecided } from './flow-event';
import { questionTransition } from './question-transition';

/**
 * The state after one more event. Pure; shares whatever the event leaves alone.
 * @throws {RangeError} when the event does not follow the snapshot (a gap, or a first event that queues nothing)
 */
export function applyEvent(
  snapshot: ExecutionSnapshot | undefined,
  journaled: JournaledEvent,
): ExecutionSnapshot {
  if (journaled.revision !== (snapshot?.revision ?? 0) + 1) {
    throw new RangeError(
      `Event ${journaled.revision} of ${journaled.executionId} does not follow ${snapshot?.revision ?? 0}`,
    );
  }
  if (snapshot === undefined) return queued(journaled);
  const { revision, at, event } = journaled;
  return { ...waiting(transition(snapshot, event, at), event, at), revision, updatedAt: at };
}

/** The state after all of `events`, or `undefined` when there are none. */
export function foldExecution(events: Iterable<JournaledEvent>): ExecutionSnapshot | undefined {
  let snapshot: ExecutionSnapshot | undefined;
  for (const event of events) snapshot = applyEvent(snapshot, event);
  return snapshot;
}

/** A delay holds back what follows its decision, until something does; a request to stop does not end it. */
function waiting(snapshot: ExecutionSnapshot, event: FlowEvent, at: string): ExecutionSnapshot {
  if (event.type === 'stop_requested') return snapshot;
  if (event.type === 'recovery_decided' && event.delayMs > 0)
    return { ...snapshot, notBefore: new Date(Date.parse(at) + event.delayMs).toISOString() };
  const { notBefore, ...others } = snapshot;
  return notBefore === undefined ? snapshot : others;
}

function queued({ executionId, revision, at, event }: JournaledEvent): ExecutionSnapshot {
  if (event.type !== 'execution_queued') throw new RangeError(`${executionId} begins with ${event.type}`);
  const { type: _type, steps, carried = [], ...facts } = event;
  return {
    ...facts,
    executionId,
    revision,
    status: 'Queued',
    steps: steps.map((step) => {
      const known = carried.find(({ stepId }) => stepId === step.stepId);
      return { ...step, ...UNTOUCHED, ...(known && { status: 'Completed', output: known.output }) };
    }),
    createdAt: at,
    updatedAt: at,
  };
}

const UNTOUCHED = {
  status: 'Pending',
  attempts: [],
  recoveries: [],
  alternatives: [],
  questions: [],
} as const satisfies Partial<StepSnapshot>;

function transition(snapshot: ExecutionSnapshot, event: FlowEvent, at: string): ExecutionSnapshot {
  switch (event.type) {
    case 'execution_queued':
      throw new RangeError(`${snapshot.executionId} is queued twice`);
    case 'execution_started':
      return { ...snapshot, status: 'Running', startedAt: at };
    case 'stop_requested':
      return { ...snapshot, stopRequested: event.reason };
    case 'execution_scored':
      return { ...snapshot, score: event.score };
    case 'execution_completed':
      return { ...snapshot, status: 'Completed', finishedAt: at };
    case 'execution_failed':
      return { ...snapshot, status: 'Failed', failure: event.failure, finishedAt: at };
    case 'execution_stopped':
      return { ...snapshot, status: 'Stopped', finishedAt: at };
    case 'execution_timed_out':
      return { ...snapshot, status: 'Timeout', failure: event.failure, finishedAt: at };
    case 'question_asked':
    case 'question_answered':
    case 'question_expired':
      return questionTransition(snapshot, event, at);
    case 'step_started':
    case 'step_completed':
    case 'step_failed':
    case 'step_skipped':
    case 'attempt_recorded':
    case 'attempt_ended':
    case 'recovery_decided':
    case 'compensation_decided':
      return stepTransition(snapshot, event, at);
    default:
      return event satisfies never;
  }
}

type StepEvent = Extract<FlowEvent, { type: `step_${string}` | `attempt_${string}` | `${string}_decided` }>;

function stepTransition(snapshot: ExecutionSnapshot, event: StepEvent, at: string): ExecutionSnapshot {
  switch (event.type) {
    case 'step_started':
      return withStep(snapshot, event.stepId, (step) => ({ ...step, status: 'Running', startedAt: at }));
    case 'attempt_recorded':
      return withSteps(snapshot, event.stepIds, (step) =>
        withAttempt(begun(step, at), event.attempt, at, (attempt) => ({ ...attempt, recorded: event })),
      );
    case 'attempt_ended':
      return endAttempt(snapshot, event, at);
    case 'recovery_decided':
      return withRecovery(snapshot, event);
    case 'step_completed': {
      const { output, stepId } = event;
      const change = { status: 'Completed', output, endedAt: at } as const;
      return compensated(
        withStep(snapshot, stepId, (step) => ({ ...step, ...change })),
        stepId,
      );
    }
    case 'compensation_decided':
      return decideCompensation(snapshot, event);
    case 'step_failed':
      return failStep(snapshot, event, at);
    case 'step_skipped': {
      const { reason } = event;
      return withStep(snapshot, event.stepId, (step) => ({
        ...step,
        status: 'Skipped',
        skippedBecause: reason,
      }));
    }
    default:
      return event satisfies never;
  }
}

function endAttempt(snapshot: ExecutionSnapshot, ended: AttemptEnded, at: string): ExecutionSnapshot {
  const unknown = ended.outcome === 'unknown' && { unknownAt: at };
  return withSteps(snapshot, ended.stepIds, (step) =>
    withAttempt(begun(step, at), ended.attempt, at, (attempt) => ({
      ...attempt,
      ended,
      endedAt: at,
      ...unknown,
    })),
  );
}

/** A step runs from its first attempt on, even if that began with another step of the transaction. */
function begun(step: StepSnapshot, at: string): StepSnapshot {
  return step.status === 'Pending' ? { ...step, status: 'Running', startedAt: at } : step;
}

function withRecovery(snapshot: ExecutionSnapshot, decided: RecoveryDecided): ExecutionSnapshot {
  const { alternative } = decided;
  return withStep(snapshot, decided.stepId, (step) => ({
    ...step,
    recoveries: [...step.recoveries, decided],
    alternatives: alternative ? [...step.alternatives, alternative] : step.alternatives,
  }));
}

function failStep(
  snapshot: ExecutionSnapshot,
  { stepId, failure }: Extract<FlowEvent, { type: 'step_failed' }>,
  at: string,
): ExecutionSnapshot {
  return withStep(snapshot, stepId, (step) => ({ ...step, status: 'Failed', failure, endedAt: at }));
}

type Change<T> = (before: T) => T;

function withSteps(
  snapshot: ExecutionSnapshot,
  stepIds: readonly string[],
  change: Change<StepSnapshot>,
): ExecutionSnapshot {
  return stepIds.reduce((after, stepId) => withStep(after, stepId, change), snapshot);
}

function withStep(
  snapshot: ExecutionSnapshot,
  stepId: string,
  change: Change<StepSnapshot>,
): ExecutionSnapshot {
  const steps = snapshot.steps.map((step) => (step.stepId === stepId ? change(step) : step));
  return { ...snapshot, steps };
}

function withAttempt(
  step: StepSnapshot,
  attempt: number,
  at: string,
  change: Change<AttemptSnapshot>,
): StepSnapshot {
  const before = step.attempts.find((known) => known.attempt === attempt) ?? { attempt, startedAt: at };
  return {
    ...step,
    attempts: [...step.attempts.filter((known) => known.attempt !== attempt), change(before)],
  };
}
