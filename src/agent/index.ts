export { Agent, type AgentTask, type KnownAccount } from './agent';
export { AgentModule } from './agent.module';
export { Agents } from './agents';
export { type JsonSchema, LanguageModel, type ModelUsage } from './language-model';
export { LanguageModels } from './language-models';
export { ModelError } from './model-error';
export { type MeteredCall, ModelMeter } from './model-meter';
export { type ReadAnswer, structuredAnswer } from './structured-answer';
export { withinBudget } from './within-budget';
