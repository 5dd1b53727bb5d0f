export type { ExecutionHandle, LockedExecution } from './execution-handle';
export { FlowFeed, type FlowListener } from './flow-feed';
export { FlowJournal } from './flow-journal';
export { FlowReader } from './flow-reader';
export { JournalModule } from './journal.module';
