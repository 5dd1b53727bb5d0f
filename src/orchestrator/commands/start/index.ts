export { FlowDrafts } from './flow-drafts';
export type { PlannedRun } from './planned-run';
export { DEFAULT_SLIPPAGE_BPS, type KeptCommand, type StartCommand } from './start-command';
export { type Accepted, StartDesk } from './start-desk';
