export { FlowBenchmarks } from './bridge';
export { type AnswerCommand, QuestionDesk } from './question-desk';
export { Resumption } from './resumption';
export { Orchestrator } from './orchestrator';
export { OrchestratorModule } from './orchestrator.module';
export type { PlanCommand } from './planning';
export { DEFAULT_SLIPPAGE_BPS, type StartCommand } from './start-command';
export { TemplateEngine, type TemplateFigures } from './templates';
