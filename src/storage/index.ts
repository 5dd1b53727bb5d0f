export { type ExecutionHandler, ExecutionQueue } from './execution-queue';
export type {
  AttemptRow,
  EventRow,
  ExecutionRow,
  FlowRow,
  LedgerTransactionRow,
  SandboxAccountRow,
  SandboxStateRow,
  Schema,
  StepRow,
} from './schema';
export { type Transaction, UnitOfWork } from './unit-of-work';
