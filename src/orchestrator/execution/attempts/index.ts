export { AttemptBuilder, type SimulatedAttempt, type SimulatedPreparation } from './attempt-builder';
export { AttemptMaker } from './attempt-maker';
export type { AttemptFacts } from './attempt-record';
export { type AttemptResult, ended, type FailedAttemptSteps, resultOf } from './attempt-result';
export { AttemptSender } from './attempt-sender';
export { measureOutput } from './measure-output';
export type { PreparedPart } from './prepared-attempt';
