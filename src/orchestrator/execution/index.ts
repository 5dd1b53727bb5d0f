export { type ExecutionJudge, ExecutionJudges } from './execution-judges';
export { ActionResolver } from './action-resolver';
export { AttemptBuilder } from './attempt-builder';
export { AttemptSender } from './attempt-sender';
export { ExecutionStore } from './execution-store';
export { FlowRunner } from './flow-runner';
export { RecoveryPause } from './recovery-pause';
export { QueryRunner } from './query-runner';
export { StepRunner } from './step-runner';
