export type { DurationPercentiles, FlowReport } from './flow-report';
export { FlowReportService } from './flow-report.service';
