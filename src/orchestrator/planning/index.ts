export { ContextResolver } from './context-resolver';
export { type PlanCommand, Planner } from './planner';
