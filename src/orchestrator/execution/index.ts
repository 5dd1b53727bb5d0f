export { advance, project } from './advance';
export { NeedReader, OptionsFinder } from './alternatives';
export {
  AttemptBuilder,
  type PreparedPart,
  QueryRunner,
  type SimulatedPreparation,
  StepRunner,
  measureOutput,
} from './attempts';
export { ActionResolver, RouteBuilder, StepBuilder } from './building';
export { LEAST_BACK_BPS, possibleCompensations } from './compensation';
export { type ExecutionJudge, ExecutionJudges } from './execution-judges';
export { ExecutionStore } from './execution-store';
export { FlowRunner } from './flow-runner';
export { askedOf } from './signing';
export { StepRecovery } from './step-recovery';
