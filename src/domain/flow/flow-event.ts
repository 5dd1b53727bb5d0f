import type { Address } from '../money';
import type { Alternative, RejectedAlternative } from './alternative';
import type { AttemptEnded, AttemptRecorded } from './attempt';
import type { Assumption } from './assumption';
import type { AtomicMode } from './atomic-mode';
import type { CompensationDecided } from './compensation';
import type { ErrorClass } from './error-class';
import type { ExecutionScore } from './execution-score';
import type { ExecutionMode } from './execution-mode';
import type { Holding } from './holding';
import type { Failure } from './failure';
import type { InjectedFault } from './fault';
import type { LedgerKind } from './flow-plan';
import type { ExecutionId, FlowId, StepId } from './ids';
import type { Answer, Question } from './question';
import type { RecoveryConfig } from './recovery-config';
import type { Signer } from './signer';
import type { StepOutput } from './step-output';
import type { Strategy } from './strategy';
import type { TraceContext } from './trace-context';

/**
 * One transition of an execution. Events are appended, never changed; the n-th event of an execution makes its
 * revision n. The state of an execution is the fold of its events.
 */
export type FlowEvent =
  | QueuedEvent
  | { readonly type: 'execution_started' }
  | { readonly type: 'step_started'; readonly stepId: StepId }
  | AttemptRecorded
  | AttemptEnded
  | RecoveryDecided
  | { readonly type: 'question_asked'; readonly question: Question }
  | {
      readonly type: 'question_answered';
      readonly stepId: StepId;
      readonly questionId: string;
      readonly answer: Answer;
    }
  | { readonly type: 'question_expired'; readonly stepId: StepId; readonly questionId: string }
  | { readonly type: 'step_completed'; readonly stepId: StepId; readonly output: StepOutput }
  | { readonly type: 'step_failed'; readonly stepId: StepId; readonly failure: Failure }
  | { readonly type: 'step_skipped'; readonly stepId: StepId; readonly reason: string }
  | CompensationDecided
  | { readonly type: 'stop_requested'; readonly reason: string }
  | { readonly type: 'execution_scored'; readonly score: ExecutionScore }
  | { readonly type: 'execution_completed' }
  | { readonly type: 'execution_failed'; readonly failure: Failure }
  | { readonly type: 'execution_stopped'; readonly reason: string }
  | { readonly type: 'execution_timed_out'; readonly failure: Failure };

/** The first event of an execution: what is to be run, for whom and how. */
export interface QueuedEvent {
  readonly type: 'execution_queued';
  readonly flowId: FlowId;
  /** Who read the prompt; absent: the grammar. */
  readonly planner?: string;
  readonly mode: ExecutionMode;
  readonly agent: string;
  readonly wallet: Address;
  readonly atomicMode: AtomicMode;
  readonly ledger: LedgerKind;
  readonly prompt: string;
  readonly slippageBps: number;
  /** Name of the key that started it; absent: nobody's in particular. */
  readonly owner?: string;
  readonly steps: readonly PlannedStepSummary[];
  /** What the plan decided and the prompt does not say; absent: nothing. */
  readonly assumptions?: readonly Assumption[];
  /** Sentences about what will probably not work as asked; absent: none. */
  readonly warnings?: readonly string[];
  /** What the wallet held when the flow was planned; absent: unknown. */
  readonly holdings?: readonly Holding[];
  /** Absent: the ledger. */
  readonly signer?: Signer;
  /** Present in recovery mode. */
  readonly recovery?: RecoveryConfig;
  /** Seconds from now until it is out of time; absent: it may take as long as it takes. */
  readonly timeoutSeconds?: number;
  /** What the sandbox was asked to have go wrong. */
  readonly faults?: readonly InjectedFault[];
  /** The execution that this one goes on from. */
  readonly resumedFrom?: ExecutionId;
  /** What that one had finished: these steps are not run again. */
  readonly carried?: readonly { readonly stepId: StepId; readonly output: StepOutput }[];
  /** In static mode: the benchmark that is run. */
  readonly benchmarkId?: string;
  /** The trace of the request that queued it; absent: nobody traces. */
  readonly trace?: TraceContext;
}

/** What a view needs to show of a step before it ran. */
export interface PlannedStepSummary {
  readonly stepId: StepId;
  readonly tool: string;
  readonly description: string;
  readonly critical: boolean;
  readonly dependsOn: readonly StepId[];
  /** Milliseconds that the step may take. */
  readonly timeoutMs?: number;
}

/** What was decided after a failed attempt. */
export interface RecoveryDecided {
  readonly type: 'recovery_decided';
  readonly stepId: StepId;
  /** The attempt that failed. */
  readonly attempt: number;
  readonly errorClass: ErrorClass;
  /** The strategy that goes on; absent: none did, and the step fails. */
  readonly strategy?: Strategy;
  /** Milliseconds until it does. */
  readonly delayMs: number;
  readonly reason: string;
  /** The other way that was chosen. */
  readonly alternative?: Alternative;
  /** Ways that were quoted and not taken. */
  readonly rejected?: readonly RejectedAlternative[];
}

/** An event with its place in the journal. */
export interface JournaledEvent {
  readonly executionId: string;
  /** 1 for the first event of the execution. */
  readonly revision: number;
  /** RFC 3339 UTC with milliseconds. */
  readonly at: string;
  readonly event: FlowEvent;
}
