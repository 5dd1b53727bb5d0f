export { RecoveryAdvisor } from './recovery-advisor';
export type { RecoveryDecision } from './recovery-decision';
export { RecoveryModule } from './recovery.module';
export { RecoveryService } from './recovery.service';
export {
  REPORT_WINDOWS,
  type RecoveryFigures,
  type RecoveryReport,
  type ReportWindow,
  startOf,
} from './report';
export type { FailedAttempt } from './strategies/recovery-strategy';
