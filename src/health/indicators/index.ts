export { LedgerIndicator } from './ledger.indicator';
export { PlannerIndicator } from './planner.indicator';
export { QueueIndicator } from './queue.indicator';
export { type ReadinessFacts, ReadinessIndicator } from './readiness-indicator';
export { StoreIndicator } from './store.indicator';
export { TemplatesIndicator } from './templates.indicator';
