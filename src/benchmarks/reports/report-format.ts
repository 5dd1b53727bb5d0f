import type { TrialReport } from '../trials';
import { htmlReport } from './html-report';
import { junitReport } from './junit-report';
import { markdownReport } from './markdown-report';

/** How a report can be had; another form is another file here. */
const FORMATS = {
  html: htmlReport,
  json: (report: TrialReport) => `${JSON.stringify(report, null, 2)}\n`,
  md: markdownReport,
  junit: junitReport,
} as const satisfies Readonly<Record<string, (report: TrialReport) => string>>;

export type ReportFormat = keyof typeof FORMATS;

export const REPORT_FORMATS = Object.keys(FORMATS) as readonly ReportFormat[];

/** A report as text. Pure. */
export function writeReport(report: TrialReport, format: ReportFormat): string {
  return FORMATS[format](report);
}
