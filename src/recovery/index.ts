export { type FailedAttempt, RecoveryAdvisor } from './recovery-advisor';
export type { RecoveryDecision } from './recovery-decision';
export { RecoveryModule } from './recovery.module';
