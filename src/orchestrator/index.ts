export {
  type Accepted,
  type Alongside,
  type AnswerCommand,
  AnswerDesk,
  DEFAULT_SLIPPAGE_BPS,
  type KeptCommand,
  NOTHING_ELSE,
  type PlannedRun,
  ResumeDesk,
  type StartCommand,
  StartDesk,
  type StopCommand,
  StopDesk,
} from './commands';
export { type ExecutionJudge, ExecutionJudges } from './execution';
export { FlowBenchmarks, outputOfCall } from './bridge';
export { OrchestratorModule } from './orchestrator.module';
export type { PlanCommand, Produced } from '../planning';
export { type FlowPreview, FlowPreviewer, type StepPreview } from './preview';
