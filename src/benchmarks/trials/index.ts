export type { AgentReport, TaskReport } from './agent-report';
export type { AgentComparison } from './compare-agents';
export { type Trial, type TrialOutcome, trialSeed } from './trial';
export { type ScoredTrial, type TrialReport, isScored, trialReport } from './trial-report';
