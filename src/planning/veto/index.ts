export { asksOtherwise } from './asks-otherwise';
export type { Objection } from './case';
export type { MeantStep } from './plan-slots';
export { type ReadPlan, vetoPlan } from './veto-plan';
