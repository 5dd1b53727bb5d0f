export { REPORT_FORMATS, type ReportFormat, writeReport } from './report-format';
