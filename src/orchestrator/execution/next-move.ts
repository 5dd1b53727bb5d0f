import {
  type CompensationDecided,
  type ExecutionSnapshot,
  type FlowPlan,
  type FlowStep,
  type StepSnapshot,
  isBackingOff,
  isFinished,
  isOutOfTime,
  openQuestionOf,
} from '../../domain';
import { stopsFlow } from './atomic-rules';
import { nextCompensation } from './compensation';
import { landsTogether } from './lands-together';

/** What the flow runner does next. */
export type NextMove =
  /** Run these steps in one transaction, or the one query. */
  | { readonly kind: 'run'; readonly steps: readonly FlowStep[] }
  | { readonly kind: 'skip'; readonly stepId: string; readonly reason: string }
  | { readonly kind: 'stop'; readonly reason: string }
  /** The whole execution is out of time. */
  | { readonly kind: 'time_out' }
  /** The flow has failed: it is settled what becomes of a step that had landed. */
  | { readonly kind: 'compensate'; readonly decision: CompensationDecided }
  /** Nothing is left to run. */
  | { readonly kind: 'end' }
  /** The execution has ended, or waits: for a person, or for the time of a retry. */
  | { readonly kind: 'none' };

/**
 * What follows from the state and the time alone; asked again after every change, and after a restart.
 * @param now RFC 3339
 */
export function nextMove(plan: FlowPlan, snapshot: ExecutionSnapshot, now: string): NextMove {
  if (isFinished(snapshot.status)) return { kind: 'none' };
  const isAsking = openQuestionOf(snapshot) !== undefined;
  const running = snapshot.steps.find((step) => step.status === 'Running');
  const next = running ?? snapshot.steps.find((step) => step.status === 'Pending');
  if (next === undefined) return afterLastStep(plan, snapshot);
  if (snapshot.stopRequested !== undefined && !isSending(running))
    return stopAt(next, snapshot.stopRequested);
  const reason = isSending(running) ? undefined : skipReason(next, snapshot);
  if (reason === undefined && isOutOfTime(snapshot, now) && !isSending(running)) return { kind: 'time_out' };
  if (isAsking || isBackingOff(snapshot, now)) return { kind: 'none' };
  if (reason !== undefined) return { kind: 'skip', stepId: next.stepId, reason };
  return { kind: 'run', steps: landsTogether(plan, snapshot, next.stepId) };
}

function afterLastStep(plan: FlowPlan, snapshot: ExecutionSnapshot): NextMove {
  const decision = nextCompensation(plan, snapshot);
  return decision ? { kind: 'compensate', decision } : { kind: 'end' };
}

/** A flow whose steps are being undone has failed already: it ends so, and the rest stays as it is. */
function stopAt({ stepId, compensates }: StepSnapshot, reason: string): NextMove {
  return compensates ? { kind: 'skip', stepId, reason } : { kind: 'stop', reason };
}

/** May something of the step still be on its way? Then it is settled before anything stops. */
function isSending(step: StepSnapshot | undefined): boolean {
  const last = step?.attempts.at(-1);
  return last?.recorded !== undefined && (last.ended === undefined || last.ended.outcome === 'unknown');
}

function skipReason(step: StepSnapshot, snapshot: ExecutionSnapshot): string | undefined {
  if (step.compensates) return undefined;
  const ended = snapshot.steps.find(
    (other) => other.status === 'Failed' && stopsFlow(snapshot.atomicMode, other),
  );
  if (ended) return `${ended.stepId} failed and ends a ${snapshot.atomicMode} flow`;
  const missing = step.dependsOn.find((id) =>
    snapshot.steps.some((other) => other.stepId === id && other.status !== 'Completed'),
  );
  return missing === undefined ? undefined : `it needs ${missing}, which did not complete`;
}
