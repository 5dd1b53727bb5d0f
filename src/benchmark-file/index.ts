export {
  type AccountName,
  type BenchmarkFile,
  type ExpectedAccount,
  type ExpectedEnd,
  type ExpectedInstruction,
  type FlowPromptStep,
  type GroundTruth,
  type InitialAccount,
  USER_WALLET,
} from './benchmark-file';
export type {
  ConductExpectations,
  ExpectedToolCall,
  FlowComplexity,
  RecoveryExpectation,
} from './conduct-expectations';
export {
  type AccountRef,
  ASSERTION_TYPES,
  type FinalStateAssertion,
  type StateBounds,
} from './final-state-assertion';
export { BENCHMARK_ID, type ParseOptions, parseBenchmark } from './parse-benchmark';
export { MAX_BENCHMARK_BYTES } from './read-yaml';
