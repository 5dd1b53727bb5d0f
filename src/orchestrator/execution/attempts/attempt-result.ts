import type {
  AttemptEnded,
  AttemptRecorded,
  ExecutionSnapshot,
  Failure,
  FlowEvent,
  FlowStep,
} from '../../../domain';
import type { AttemptFacts } from './attempt-record';
import type { SettledOutcome } from './attempt-sender';
import { outputsOf } from './outputs-of';
import type { RefusedPreparation } from './prepared-attempt';
import { partOfInstruction } from './transaction-parts';

/** What one attempt came to. The events are not journaled yet: they go with the transition that follows. */
export interface AttemptResult {
  readonly events: readonly FlowEvent[];
  /** Present when the attempt failed: somebody decides what follows. */
  readonly failed?: FailedAttemptSteps;
}

/** How far the steps of a transaction got. */
export interface FailedAttemptSteps {
  readonly failure: Failure;
  /** In order; the last is the one that failed. */
  readonly steps: readonly FlowStep[];
}

/** Of an attempt that could not be made: nothing was signed or sent. */
export function notMade(
  { failure, steps, venue }: RefusedPreparation,
  { attempt, fault }: AttemptFacts,
): AttemptResult {
  const end: FlowEvent = {
    type: 'attempt_ended',
    stepIds: steps.map((step) => step.stepId),
    attempt,
    outcome: 'failed',
    ...failedStepOf(steps),
    ...(venue !== undefined && { venue }),
    failure,
    ...(fault && { fault }),
  };
  return { events: [end], failed: { failure, steps } };
}

function failedStepOf(steps: readonly FlowStep[]): { readonly failedStepId?: string } {
  const last = steps.at(-1);
  return steps.length > 1 && last ? { failedStepId: last.stepId } : {};
}

/** Of an attempt that was recorded, once it is known how it ended. */
export function resultOf(
  execution: ExecutionSnapshot,
  steps: readonly FlowStep[],
  recorded: AttemptRecorded,
  outcome: SettledOutcome,
): AttemptResult {
  if (outcome.outcome === 'failed') {
    const { failure } = outcome;
    const upTo = stepsUpToFailed(steps, recorded, failure);
    return { events: [ended(recorded, outcome, upTo)], failed: { failure, steps: upTo } };
  }
  const completed = outputsOf(execution, recorded, outcome.transaction).map((output, index): FlowEvent => {
    const stepId = recorded.stepIds[index];
    if (stepId === undefined) throw new RangeError('An output belongs to a step');
    return { type: 'step_completed', stepId, output };
  });
  return { events: [ended(recorded, outcome, []), ...completed] };
}

/** A failure that no instruction had is the first step's. */
export function stepsUpToFailed(
  steps: readonly FlowStep[],
  { stepIds, parts = [] }: Pick<AttemptRecorded, 'stepIds' | 'parts'>,
  { instruction }: Failure,
): readonly FlowStep[] {
  const counts = parts.map(({ instructions }) => instructions);
  const index = partOfInstruction(counts, instruction) ?? 0;
  return steps.filter(({ stepId }) => stepIds.slice(0, index + 1).includes(stepId));
}

/** How a recorded attempt ended, as the journal keeps it. */
export function ended(
  { stepIds, attempt }: AttemptRecorded,
  outcome: SettledOutcome,
  upToFailed: readonly FlowStep[],
): AttemptEnded {
  const { transaction } = outcome;
  const landed = transaction && {
    signature: transaction.signature,
    slot: transaction.slot,
    measured: transaction.measured,
    computeUnits: transaction.computeUnits,
    logs: transaction.logs,
  };
  const last = upToFailed.at(-1);
  return {
    type: 'attempt_ended',
    stepIds,
    attempt,
    outcome: outcome.outcome,
    ...(last && stepIds.length > 1 && { failedStepId: last.stepId }),
    ...(landed && { landed }),
    ...(outcome.outcome === 'failed' && { failure: outcome.failure }),
  };
}
