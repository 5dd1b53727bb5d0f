/** The spans of time that reports are made over, up to now. */
export const REPORT_WINDOWS = ['1h', '24h', '7d'] as const;
export type ReportWindow = (typeof REPORT_WINDOWS)[number];

const HOUR = 3_600_000;
const LENGTHS: Readonly<Record<ReportWindow, number>> = { '1h': HOUR, '24h': 24 * HOUR, '7d': 168 * HOUR };

/**
 * When a window begins, in milliseconds since the Unix epoch.
 * @param now the same
 */
export function startOf(window: ReportWindow, now: number): number {
  return now - LENGTHS[window];
}
