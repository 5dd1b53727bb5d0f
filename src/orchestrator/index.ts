export { type Alongside, NOTHING_ELSE } from './alongside';
export {
  type AccountName,
  type AccountRef,
  ASSERTION_TYPES,
  BENCHMARK_ID,
  type BenchmarkFile,
  type ExpectedAccount,
  type ConductExpectations,
  type ExpectedEnd,
  type ExpectedInstruction,
  type FinalStateAssertion,
  type FlowComplexity,
  type FlowPromptStep,
  type GroundTruth,
  type InitialAccount,
  MAX_BENCHMARK_BYTES,
  type ParseOptions,
  type RecoveryExpectation,
  type StateBounds,
  USER_WALLET,
  parseBenchmark,
} from './benchmark-file';
export { type ExecutionJudge, ExecutionJudges } from './execution';
export { FlowBenchmarks, outputOfCall } from './bridge';
export { type AnswerCommand, QuestionDesk } from './question-desk';
export { Resumption } from './resumption';
export { type Accepted, Orchestrator } from './orchestrator';
export { OrchestratorModule } from './orchestrator.module';
export type { PlannedRun } from './planned-run';
export type { PlanCommand, Produced } from '../planning';
export { type FlowPreview, FlowPreviewer, type StepPreview } from './preview';
export { DEFAULT_SLIPPAGE_BPS, type KeptCommand, type StartCommand } from './start-command';
export { type StopCommand, StopDesk } from './stop-desk';
export { TemplateEngine, type TemplateFigures } from './templates';
