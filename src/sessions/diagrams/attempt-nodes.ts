import { type AttemptSnapshot, type ErrorClass, type ExecutionSnapshot, SOL, amountText } from '../../domain';
import type { NodeStatus } from './graph-node';
import { type StepBlock, stepIdsOf } from './step-blocks';
import type { Timeline } from './timeline';
import { elapsed } from './words';

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
    title: `Attempt ${attempt.number}${outcomeText(attempt, isLookedUp)}`,
    details: [...(snapshot ? factsOf(snapshot) : []), ...(isLookedUp ? [] : endOf(attempt))],
    stepId: block[0].stepId,
    attempt: attempt.number,
    ...(snapshot && measuresOf(snapshot, isLookedUp)),
  });
  if (isLookedUp) addLookup(timeline, execution, attempt, snapshot);
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
  const where = [venue, recorded?.signature].filter((fact) => fact !== undefined);
  const stepIds = stepIdsOf(snapshot);
  const fault = recorded?.fault ?? ended?.fault;
  return [
    ...(where.length === 0 ? [] : [where.join(' · ')]),
    ...(stepIds.length > 1 ? [`one transaction: ${stepIds.join(' + ')}`] : []),
    ...(fault ? [`fault of the sandbox: ${fault.kind}`] : []),
  ];
}

function endOf({ snapshot, errorClass }: AttemptState): string[] {
  const { failure, landed, failedStepId } = snapshot?.ended ?? {};
  const fee = landed ? [`fee ${amountText(SOL.address, landed.measured.fee)}`] : [];
  const where = failedStepId === undefined ? '' : ` (at ${failedStepId})`;
  const why = failure ? [`${failure.code}${where}: ${failure.message}`] : [];
  return [...fee, ...why, ...(errorClass === undefined ? [] : [errorClass])];
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
