export { advance, project } from './advance';
export { NeedReader, OptionsFinder } from './alternatives';
export {
  AttemptBuilder,
  AttemptMaker,
  AttemptSender,
  type PreparedPart,
  type SimulatedPreparation,
  measureOutput,
} from './attempts';
export { ActionResolver, RouteBuilder, StepBuilder } from './building';
export { LEAST_BACK_BPS, possibleCompensations } from './compensation';
export { type ExecutionJudge, ExecutionJudges } from './execution-judges';
export { ExecutionStore } from './execution-store';
export { FlowRunner } from './flow-runner';
export { QueryRunner } from './query-runner';
export { askedOf } from './signing';
export { StepRecovery } from './step-recovery';
export { StepRunner } from './step-runner';
