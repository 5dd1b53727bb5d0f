export {
  type AccountName,
  type BenchmarkFile,
  type ExpectedAccount,
  type ExpectedInstruction,
  type FlowPromptStep,
  type GroundTruth,
  type InitialAccount,
  USER_WALLET,
} from './benchmark-file';
export { type AccountRef, type FinalStateAssertion } from './final-state-assertion';
export { BENCHMARK_ID, parseBenchmark } from './parse-benchmark';
export { MAX_BENCHMARK_BYTES } from './read-yaml';
