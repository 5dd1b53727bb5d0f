export { type ReevClient, type ReevClientOptions, type ReevSchema, createReevClient } from './reev-client';
export { type WaitOptions, waitForExecution } from './wait-for-execution';
