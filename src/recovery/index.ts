export { isSafeToCompensate } from './is-safe-to-compensate';
export { type OptionsOfInterest, RecoveryAdvisor } from './recovery-advisor';
export type { RecoveryDecision } from './recovery-decision';
export { RecoveryModule } from './recovery.module';
export { type FailedAttempt, NO_OPTIONS, type Offer, type Options } from './strategies/recovery-strategy';
export { RecoveryService } from './recovery.service';
export {
  REPORT_WINDOWS,
  type RecoveryFigures,
  type RecoveryReport,
  type ReportWindow,
  startOf,
} from './report';
