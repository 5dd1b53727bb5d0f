import {
  type AttemptSnapshot,
  ERROR_CLASS_TEXTS,
  type ErrorClass,
  type ExecutionSnapshot,
  FAULT_TEXTS,
  SOL,
  amountText,
  venueText,
} from '../../domain';
import type { NodeStatus } from './graph-node';
import { type StepBlock, stepIdsOf } from './step-blocks';
import type { Timeline } from './timeline';
import { elapsed, failureText, listText } from './words';

/** One try as it stands. */
export interface AttemptState {
  readonly number: number;
  readonly status: Extract<NodeStatus, 'running' | 'succeeded' | 'failed' | 'unknown'>;
  /** Absent: a query's, which leaves no trace on the ledger. */
  readonly snapshot?: AttemptSnapshot;
  readonly errorClass?: ErrorClass;
}

/** Adds an attempt and, when its answer was lost, the look-up that settled it. */
export function addAttempt(
  timeline: Timeline,
  execution: ExecutionSnapshot,
  block: StepBlock,
  attempt: AttemptState,
): void {
  const { snapshot } = attempt;
  const isLookedUp = snapshot?.unknownAt !== undefined;
  timeline.add({
    id: `attempt_${block[0].stepId}_${attempt.number}`,
    kind: 'attempt',
    status: isLookedUp ? 'unknown' : attempt.status,
    title: `Attempt ${attempt.number}${outcomeText(attempt, isLookedUp)}${failedAt(attempt, isLookedUp)}`,
    details: [
      ...(snapshot ? factsOf(snapshot) : []),
      ...(isLookedUp ? [] : [...failingStep(attempt, block), ...endOf(attempt)]),
    ],
    ...stepsOf(attempt, block),
    attempt: attempt.number,
    ...(snapshot && measuresOf(snapshot, isLookedUp)),
  });
  if (isLookedUp) addLookup(timeline, execution, attempt, snapshot);
}

/** What an attempt is about: its step, or the steps that its transaction carries and the one that failed. */
function stepsOf({ snapshot }: AttemptState, block: StepBlock) {
  const carried = snapshot ? stepIdsOf(snapshot) : [];
  if (carried.length < 2) return { stepId: carried[0] ?? block[0].stepId };
  const { failedStepId } = snapshot?.ended ?? {};
  return { stepIds: carried, ...(failedStepId !== undefined && { stepId: failedStepId }) };
}

function failedAt({ snapshot }: AttemptState, isLookedUp: boolean): string {
  const { failedStepId, stepIds = [] } = snapshot?.ended ?? {};
  return isLookedUp || failedStepId === undefined || stepIds.length < 2 ? '' : ` at ${failedStepId}`;
}

/** What the step that failed was to do, where an attempt carries several. */
function failingStep({ snapshot }: AttemptState, block: StepBlock): string[] {
  const { failedStepId, stepIds = [] } = snapshot?.ended ?? {};
  const step = block.find(({ stepId }) => stepId === failedStepId);
  return step === undefined || stepIds.length < 2 ? [] : [`what failed: ${step.description}`];
}

function addLookup(
  timeline: Timeline,
  { finishedAt }: ExecutionSnapshot,
  attempt: AttemptState,
  snapshot: AttemptSnapshot,
): void {
  const { ended, unknownAt, endedAt, recorded } = snapshot;
  const isSettled = ended?.outcome !== 'unknown';
  const took = isSettled ? elapsed(unknownAt, endedAt) : undefined;
  const open = finishedAt === undefined ? 'running' : 'unknown';
  timeline.because('no answer');
  timeline.add({
    id: `lookup_${snapshot.recorded?.stepIds[0] ?? ''}_${attempt.number}`,
    kind: 'lookup',
    status: isSettled ? 'succeeded' : open,
    title: isSettled
      ? `Looked up: it ${ended?.outcome === 'landed' ? 'had landed' : 'cannot land any more'}`
      : 'Looking it up',
    details: ['nothing was sent again before this was known', ...endOf(attempt)],
    ...(recorded?.stepIds[0] !== undefined && { stepId: recorded.stepIds[0] }),
    attempt: attempt.number,
    ...(unknownAt !== undefined && { startedAt: unknownAt }),
    ...(took !== undefined && { durationMs: took }),
  });
}

const OUTCOME_TEXT = {
  running: ' is sent',
  succeeded: ' landed',
  failed: ' failed',
  unknown: ': unknown',
} as const;

function outcomeText({ status, snapshot }: AttemptState, isLookedUp: boolean): string {
  if (snapshot === undefined && status === 'succeeded') return ' answered';
  return isLookedUp ? ': the answer was lost' : OUTCOME_TEXT[status];
}

function factsOf(snapshot: AttemptSnapshot): string[] {
  const { recorded, ended } = snapshot;
  const venue = recorded?.venue ?? ended?.venue;
  const where = [venue && venueText(venue), recorded?.signature].filter((fact) => fact !== undefined);
  const stepIds = stepIdsOf(snapshot);
  const fault = recorded?.fault ?? ended?.fault;
  return [
    ...(where.length === 0 ? [] : [where.join(' · ')]),
    ...(stepIds.length > 1 ? [`carries ${listText(stepIds)}`] : []),
    ...(fault ? [`simulated by the sandbox: ${FAULT_TEXTS[fault.kind]}`] : []),
  ];
}

function endOf({ snapshot, errorClass }: AttemptState): string[] {
  const { failure, landed } = snapshot?.ended ?? {};
  const fee = landed ? [`fee ${amountText(SOL.address, landed.measured.fee)}`] : [];
  const why = failure ? [failureText(failure)] : [];
  return [...fee, ...why, ...(errorClass === undefined ? [] : [ERROR_CLASS_TEXTS[errorClass]])];
}

function measuresOf(
  { recorded, ended, startedAt, endedAt, unknownAt }: AttemptSnapshot,
  isLookedUp: boolean,
) {
  const took = recorded ? elapsed(startedAt, isLookedUp ? unknownAt : endedAt) : undefined;
  const venue = recorded?.venue ?? ended?.venue;
  const failure = isLookedUp ? undefined : ended?.failure;
  return {
    startedAt,
    ...(took !== undefined && { durationMs: took }),
    ...(venue !== undefined && { venue }),
    ...(recorded && { signature: recorded.signature }),
    ...(failure && { failure: { code: failure.code, message: failure.message } }),
  };
}
