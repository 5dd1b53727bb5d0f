export { backUpStore } from './backup/back-up-store';
export { Database } from './database';
export { type ExecutionHandler, ExecutionQueue } from './execution-queue';
export { decodeJson, encodeJson } from './json-codec';
export { LocalExecutionQueue } from './local-execution-queue';
export { type Store, type StoreLocation, openStore } from './open-store';
export type {
  AttemptRow,
  BenchmarkRow,
  BenchmarkRunRow,
  EventRow,
  ExecutionRow,
  FlowRow,
  LedgerTransactionRow,
  RecoveryPartRow,
  RecoveryRow,
  SandboxAccountRow,
  SandboxHistoryRow,
  SandboxStateRow,
  Schema,
  StepRow,
} from './schema';
export { isStoreUnavailable, storeUnavailable } from './store-unavailable';
export { StorageModule } from './storage.module';
export { type Transaction, UnitOfWork } from './unit-of-work';
