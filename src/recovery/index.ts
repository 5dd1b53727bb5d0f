export { isSafeToCompensate } from './is-safe-to-compensate';
export { RecoveryAdvisor } from './recovery-advisor';
export type { RecoveryDecision } from './recovery-decision';
export { RecoveryModule } from './recovery.module';
export {
  type FailedAttempt,
  NO_OPTIONS,
  type Offer,
  type Options,
  type OptionsOfInterest,
} from './strategies';
export { RecoveryService } from './recovery.service';
export {
  REPORT_WINDOWS,
  type RecoveryFigures,
  type RecoveryReport,
  type ReportWindow,
  startOf,
} from './report';
