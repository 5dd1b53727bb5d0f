export { RecoveryAdvisor } from './recovery-advisor';
export type { RecoveryDecision } from './recovery-decision';
export { RecoveryModule } from './recovery.module';
export type { FailedAttempt } from './strategies/recovery-strategy';
