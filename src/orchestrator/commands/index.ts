export { type Alongside, NOTHING_ELSE } from './alongside';
export { type AnswerCommand, AnswerDesk, SignatureCheck } from './answer';
export { ResumeDesk } from './resume';
export {
  type Accepted,
  DEFAULT_SLIPPAGE_BPS,
  FlowDrafts,
  type KeptCommand,
  type PlannedRun,
  type StartCommand,
  StartDesk,
} from './start';
export { type StopCommand, StopDesk } from './stop';
