export type { components, operations, paths } from './api-types';
export { type ExecutionStatus, followExecution, hasEnded } from './follow-execution';
export type { PersistOptions } from './persist';
export type { FlowRequest } from './post-flow';
export type { FlowAnswer, FlowQuestion } from './question-desk';
export { type ReevClient, type ReevClientOptions, type ReevSchema, createReevClient } from './reev-client';
export { type ProblemCode, ReevProblem, ReevUnreachable } from './reev-problem';
export { FlowDeclined, type FlowPlan, type RunFlowOptions, runFlow } from './run-flow';
export { type WaitOptions, waitForExecution } from './wait-for-execution';
