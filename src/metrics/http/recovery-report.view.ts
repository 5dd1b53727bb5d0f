import type { RecoveryFigures, RecoveryReport } from '../../recovery';
import type { RecoveryFiguresDto, RecoveryReportDto } from './dto/recovery-report.dto';

/** The report on the wire: first the members that the original has, then ours. */
export function recoveryReportView(report: RecoveryReport): RecoveryReportDto {
  const { flows, steps, recoveries, byStrategy } = report;
  return {
    total_flows: flows.total,
    successful_flows: flows.successful,
    failed_flows: flows.failed,
    recovered_flows: flows.recovered,
    total_recovery_time_ms: recoveries.totalMs,
    average_recovery_time_ms: recoveries.averageMs,
    success_rate: flows.successRate,
    strategies_used: {
      retry_attempts: byStrategy.retry.attempts,
      alternative_flows_used: byStrategy.alternative_flow.attempts,
      user_fulfillment_used: byStrategy.user_fulfillment.attempts,
    },
    last_updated: report.until,
    window: report.window,
    since: report.since,
    strategies: eachView(byStrategy),
    error_classes: eachView(report.byErrorClass),
    first_try: {
      ended_steps: steps.ended,
      first_try_steps: steps.firstTry,
      rate: steps.firstTryRate,
      ci95: steps.ci95,
    },
    person_ms: report.person,
  };
}

function eachView(figures: Readonly<Record<string, RecoveryFigures>>): Record<string, RecoveryFiguresDto> {
  return Object.fromEntries(Object.entries(figures).map(([name, own]) => [name, figuresView(own)]));
}

function figuresView({
  notApplicable,
  successRate,
  attemptsToSuccess,
  recoveryMs,
  ...same
}: RecoveryFigures): RecoveryFiguresDto {
  return {
    ...same,
    not_applicable: notApplicable,
    success_rate: successRate,
    attempts_to_success: attemptsToSuccess,
    recovery_ms: recoveryMs,
  };
}
