export { foldReport } from './fold-report';
export type { RecoveryFigures, RecoveryReport } from './recovery-report';
export { type ReportRows, joinReportRows, readReportRows } from './report-rows';
export { REPORT_WINDOWS, type ReportWindow, startOf } from './report-window';
