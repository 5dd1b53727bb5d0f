export type {
  AssertionOutcome,
  CompatibilityScore,
  ConductOutcome,
  ExecutionScore,
  Verdict,
} from './execution-score';
export type { Alternative, RejectedAlternative } from './alternative';
export { type AssetChange, type AssetDiff, changeOf } from './asset-diff';
export type { Assumption } from './assumption';
export { ATOMIC_MODES, type AtomicMode } from './atomic-mode';
export { type Atomicity, atomicityOf } from './atomicity';
export type { CompensatingStep, CompensationDecided } from './compensation';
export { ERROR_CLASSES, type ErrorClass } from './error-class';
export { EXECUTION_MODES, type ExecutionMode } from './execution-mode';
export {
  type AttemptSnapshot,
  type ExecutionSnapshot,
  type StepSnapshot,
  STEP_STATUSES,
  type StepStatus,
  deadlineOf,
  isBackingOff,
  isOutOfTime,
  openQuestionOf,
  progressOf,
} from './execution-snapshot';
export { dueFault } from './due-fault';
export { FLOW_EVENT_TYPES } from './event-types';
export { endsExecution } from './ends-execution';
export { FAULT_KINDS, type FaultKind, type InjectedFault, type MetFault } from './fault';
export type { Failure, FailureCode } from './failure';
export { type Holding, holdingsOf } from './holding';
export { type WalletChange, walletChange } from './wallet-change';
export type { AttemptEnded, AttemptPart, AttemptRecorded, ProposedAttempt } from './attempt';
export { SIGNERS, type Signer } from './signer';
export type {
  FlowEvent,
  JournaledEvent,
  PlannedStepSummary,
  QueuedEvent,
  RecoveryDecided,
} from './flow-event';
export type { FlowPlan, FlowStep, LedgerKind } from './flow-plan';
export { FLOW_STATUSES, type FlowStatus, isActive, isFinished, needsClient } from './flow-status';
export { applyEvent, foldExecution } from './fold-execution';
export {
  ERROR_CLASS_TEXTS,
  FAILURE_TEXTS,
  FAULT_TEXTS,
  choiceLabel,
  choiceMeaning,
  recommendedChoice,
  venueText,
} from './plain-words';
export type { ModelReading } from './model-reading';
export { type QueuedFacts, plannedFacts, queuedEvent, summaryOf } from './queued-event';
export type { AssetBound, Guards, PlannedBound, PlannedGuards } from './guards';
export type { ExecutionId, FlowId, StepId } from './ids';
export {
  type Answer,
  type AskedQuestion,
  CHOICES,
  type Choice,
  type ChoiceName,
  type Question,
  isExpired,
  isOpen,
  personMsBetween,
} from './question';
export {
  type RecoveryEpisode,
  type RecoveryOutcome,
  type RecoveryPart,
  failedAttemptsOf,
  recoveryOf,
} from './recovery-episode';
export { type Reach, assertWithin, isWithin } from './reach';
export { DEFAULT_RECOVERY, type RecoveryConfig } from './recovery-config';
export { MAX_PROMPT_LENGTH, type Refusal, type RefusalCode } from './refusal';
export type { StepOutput } from './step-output';
export { STRATEGIES, STRATEGY_DEFINITIONS, type Strategy } from './strategy';
export type { TraceContext } from './trace-context';
export type { TokenBalance, WalletContext } from './wallet-context';
