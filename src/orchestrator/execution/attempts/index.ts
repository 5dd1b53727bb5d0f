export { AttemptBuilder, type SimulatedAttempt, type SimulatedPreparation } from './attempt-builder';
export type { AttemptResult, FailedAttemptSteps } from './attempt-events';
export { measureOutput } from './measure-outputs';
export type { PreparedPart } from './prepared-attempt';
export { QueryRunner } from './query-runner';
export { StepRunner } from './step-runner';
