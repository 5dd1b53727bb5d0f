import type { Address } from '../money';
import type { Alternative } from './alternative';
import type { Assumption } from './assumption';
import type { AtomicMode } from './atomic-mode';
import type { CompensatingStep } from './compensation';
import type { ExecutionScore } from './execution-score';
import type { ExecutionMode } from './execution-mode';
import type { Failure } from './failure';
import type { InjectedFault } from './fault';
import type { Holding } from './holding';
import type { AttemptEnded, AttemptRecorded } from './attempt';
import type { PlannedStepSummary, RecoveryDecided } from './flow-event';
import type { LedgerKind } from './flow-plan';
import { type FlowStatus, isFinished } from './flow-status';
import type { ExecutionId, FlowId, StepId } from './ids';
import { type AskedQuestion, isOpen } from './question';
import type { RecoveryConfig } from './recovery-config';
import type { Signer } from './signer';
import type { StepOutput } from './step-output';
import type { TraceContext } from './trace-context';

/** `Compensated`: it completed, and another step gave back what it did. The spelling is that of the wire. */
export const STEP_STATUSES = ['Pending', 'Running', 'Completed', 'Compensated', 'Failed', 'Skipped'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** One try of a step as the journal tells it. A try that failed before it could be sent has no `recorded`. */
export interface AttemptSnapshot {
  readonly attempt: number;
  readonly startedAt: string;
  readonly recorded?: AttemptRecorded;
  readonly ended?: AttemptEnded;
  readonly endedAt?: string;
  /** When nobody could say what became of it; it was looked up after that. */
  readonly unknownAt?: string;
}

export interface StepSnapshot extends PlannedStepSummary {
  readonly status: StepStatus;
  readonly attempts: readonly AttemptSnapshot[];
  /** What was decided after failed attempts, in order. */
  readonly recoveries: readonly RecoveryDecided[];
  /** In force for the attempts that follow, in the order in which they were chosen or answered. */
  readonly alternatives: readonly Alternative[];
  /** What was asked about the step, in order. */
  readonly questions: readonly AskedQuestion[];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly output?: StepOutput;
  readonly failure?: Failure;
  readonly skippedBecause?: string;
  /** What was decided about undoing it, and by which step. */
  readonly compensation?: { readonly by?: StepId; readonly reason: string };
  /** Of a step that undoes another: which, how, and what must come back at least. */
  readonly compensates?: Pick<CompensatingStep, 'call' | 'least'> & { readonly stepId: StepId };
}

/** The state of one execution at one revision: the fold of its events up to there. */
export interface ExecutionSnapshot {
  readonly executionId: ExecutionId;
  readonly flowId: FlowId;
  /** Who read the prompt; absent: the grammar. */
  readonly planner?: string;
  readonly revision: number;
  readonly status: FlowStatus;
  readonly mode: ExecutionMode;
  readonly agent: string;
  readonly wallet: Address;
  readonly atomicMode: AtomicMode;
  readonly ledger: LedgerKind;
  readonly prompt: string;
  readonly slippageBps: number;
  /** Name of the key that started it; absent: nobody's in particular. */
  readonly owner?: string;
  /** Absent: the ledger. */
  readonly signer?: Signer;
  readonly recovery?: RecoveryConfig;
  readonly faults?: readonly InjectedFault[];
  /** What the plan decided and the prompt does not say. */
  readonly assumptions?: readonly Assumption[];
  /** Sentences about what will probably not work as asked. */
  readonly warnings?: readonly string[];
  /** What the wallet held when the flow was planned. */
  readonly holdings?: readonly Holding[];
  readonly resumedFrom?: ExecutionId;
  readonly benchmarkId?: string;
  /** The trace that its work belongs to, whenever and in whatever process it is done. */
  readonly trace?: TraceContext;
  readonly score?: ExecutionScore;
  readonly steps: readonly StepSnapshot[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly startedAt?: string;
  readonly finishedAt?: string;
  readonly stopRequested?: string;
  /** The whole execution may take so long from its acceptance on; absent: as long as it takes. */
  readonly timeoutSeconds?: number;
  /** A retry was decided: nothing is sent before this time, RFC 3339; absent: nothing is held back. */
  readonly notBefore?: string;
  readonly failure?: Failure;
}

/** The share of the work that is finished, 0 to 1 in hundredths: a step counts when it completed, failed or was skipped. */
export function progressOf(snapshot: ExecutionSnapshot): number {
  if (snapshot.status === 'Completed') return 1;
  const done = snapshot.steps.filter((step) => step.status !== 'Pending' && step.status !== 'Running').length;
  return snapshot.steps.length === 0 ? 0 : Math.floor((100 * done) / snapshot.steps.length) / 100;
}

/** Is it too early for the retry that was decided? @param now RFC 3339 */
export function isBackingOff({ notBefore }: ExecutionSnapshot, now: string): boolean {
  return notBefore !== undefined && Date.parse(notBefore) > Date.parse(now);
}

/** When the whole execution is out of time, RFC 3339; `undefined`: never. What is being undone is undone to its end. */
export function deadlineOf({ createdAt, timeoutSeconds, steps }: ExecutionSnapshot): string | undefined {
  if (timeoutSeconds === undefined || steps.some(({ compensates }) => compensates !== undefined))
    return undefined;
  return new Date(Date.parse(createdAt) + timeoutSeconds * 1_000).toISOString();
}

/** Is the whole execution out of time? Then nothing more is sent for it. @param now RFC 3339 */
export function isOutOfTime(snapshot: ExecutionSnapshot, now: string): boolean {
  const deadline = deadlineOf(snapshot);
  return deadline !== undefined && Date.parse(deadline) <= Date.parse(now);
}

/** The question that the execution waits for. */
export function openQuestionOf(snapshot: ExecutionSnapshot): AskedQuestion | undefined {
  if (isFinished(snapshot.status)) return undefined;
  return snapshot.steps.flatMap(({ questions }) => questions).find(isOpen);
}
