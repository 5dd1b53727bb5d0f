export { type PlanParts, buildPlan } from './build-plan';
export { ContextResolver } from './context-resolver';
export { type PlanCommand, Planner } from './planner';
export type { Produced } from './grammar';
export { plannedGuards } from './planned-guards';
export { STEP_SECONDS } from './step-estimates';
export { programsOf } from './programs-of';
export { PlanningModule } from './planning.module';
export { RecipientCheck, type SendTerms } from './recipients';
