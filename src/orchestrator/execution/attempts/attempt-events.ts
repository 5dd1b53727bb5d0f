import type {
  AttemptEnded,
  AttemptPart,
  AttemptRecorded,
  ExecutionSnapshot,
  Failure,
  FlowEvent,
  FlowStep,
  MetFault,
  ProposedAttempt,
} from '../../../domain';
import type { ProposedTransaction, SendOutcome } from '../../../ledger';
import { outputsOf } from './measure-outputs';
import {
  type PreparedAttempt,
  type PreparedPart,
  type RefusedPreparation,
  partOfInstruction,
} from './prepared-attempt';

/** What the journal keeps of an attempt besides its transaction. */
export interface AttemptFacts {
  /** Counted from 1. */
  readonly attempt: number;
  /** What the sandbox was asked to have go wrong at it. */
  readonly fault?: MetFault | undefined;
}

/** How an attempt ended for good. */
export type SettledOutcome = Exclude<SendOutcome, { outcome: 'unknown' }>;

/** The result of one attempt. The events are not journaled yet: they go with the transition that follows. */
export interface AttemptResult {
  readonly events: readonly FlowEvent[];
  /** Present when the attempt failed: somebody decides what follows. */
  readonly failed?: FailedAttemptSteps;
  /** The transaction may still land: it is to be looked up again before anything else happens. */
  readonly isPending?: true;
}

/** How far the steps of a transaction got. */
export interface FailedAttemptSteps {
  readonly failure: Failure;
  /** In order; the last is the one that failed. */
  readonly steps: readonly FlowStep[];
}

/** What the journal keeps of an attempt before it is sent. */
export function recordOf(prepared: PreparedAttempt, facts: AttemptFacts): AttemptRecorded {
  const { signature } = prepared.transaction;
  return { type: 'attempt_recorded', ...proposalOf(prepared, facts), signature };
}

/** The same of an attempt that waits for a signature. */
export function proposalOf(
  { parts, guards, simulation, transaction }: PreparedAttempt<Omit<ProposedTransaction, 'parts'>>,
  { attempt, fault }: AttemptFacts,
): ProposedAttempt {
  return {
    stepIds: parts.map(({ step }) => step.stepId),
    attempt,
    venue: [...new Set(parts.map(({ route }) => route.venue))].join('+'),
    actions: parts.map(({ route }) => route.action),
    guards,
    simulated: simulation.diff,
    blockhash: transaction.blockhash,
    lastValidBlockHeight: transaction.lastValidBlockHeight,
    size: transaction.wire.length,
    ...(parts.length > 1 && { parts: parts.map(partOf) }),
    ...(fault && { fault }),
  };
}

function partOf({ route, changes }: PreparedPart): AttemptPart {
  return { venue: route.venue, instructions: route.instructions.length, changes };
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
    ...failedStepOf(steps, steps.length),
    ...(venue !== undefined && { venue }),
    failure,
    ...(fault && { fault }),
  };
  return { events: [end], failed: { failure, steps } };
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
  outcome: SendOutcome,
  upToFailed: readonly FlowStep[],
): AttemptEnded {
  const transaction = outcome.outcome === 'unknown' ? undefined : outcome.transaction;
  const landed = transaction && {
    signature: transaction.signature,
    slot: transaction.slot,
    measured: transaction.measured,
    computeUnits: transaction.computeUnits,
    logs: transaction.logs,
  };
  return {
    type: 'attempt_ended',
    stepIds,
    attempt,
    outcome: outcome.outcome,
    ...failedStepOf(upToFailed, stepIds.length),
    ...(landed && { landed }),
    ...(outcome.outcome !== 'landed' && { failure: outcome.failure }),
  };
}

/** Of a transaction that carries several steps, the one that failed. */
function failedStepOf(upToFailed: readonly FlowStep[], carried: number): Pick<AttemptEnded, 'failedStepId'> {
  const last = upToFailed.at(-1);
  return last && carried > 1 ? { failedStepId: last.stepId } : {};
}
