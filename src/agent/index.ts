export { Agent, type AgentTask, type KnownAccount } from './agent';
export { AgentModule } from './agent.module';
export { Agents } from './agents';
