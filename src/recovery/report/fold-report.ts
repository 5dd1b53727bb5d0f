import { percentilesOf, ratioOf, sizeOf, totalOf, wilsonInterval } from '../../common/statistics';
import { ERROR_CLASSES, STRATEGIES } from '../../domain';
import type { RecoveryFigures, RecoveryReport } from './recovery-report';
import type { PartRow, ReportRows } from './report-rows';

type Report = Omit<RecoveryReport, 'window' | 'since' | 'until'>;

/** The report that the counts come to. */
export function foldReport(rows: ReportRows): Report {
  return {
    flows: flowsOf(rows),
    steps: stepsOf(rows),
    recoveries: recoveriesOf(rows),
    byStrategy: figuresBy('strategy', STRATEGIES, rows.parts),
    byErrorClass: figuresBy('error_class', ERROR_CLASSES, rows.parts),
    person: personOf(rows),
  };
}

function flowsOf({ flows }: ReportRows): Report['flows'] {
  const successes = flows.filter(({ status }) => status === 'Completed');
  const successful = countOf(successes);
  const failed = countOf(flows.filter(({ status }) => status === 'Failed' || status === 'Timeout'));
  return {
    total: countOf(flows),
    successful,
    failed,
    recovered: countOf(successes.filter(({ recovered_steps: steps }) => steps > 0)),
    successRate: ratioOf(successful, successful + failed),
  };
}

function stepsOf({ steps }: ReportRows): Report['steps'] {
  const tried = steps.filter(({ status }) => hasCompleted(status) || status === 'Failed');
  const ended = countOf(tried);
  const firstTry = countOf(tried.filter((row) => hasCompleted(row.status) && row.failed_attempts === 0));
  return {
    ended,
    firstTry,
    firstTryRate: ratioOf(firstTry, ended),
    ci95: wilsonInterval(firstTry, ended),
  };
}

function recoveriesOf({ recoveries }: ReportRows): Report['recoveries'] {
  const times = recoveries
    .filter(({ outcome }) => outcome !== 'not_applicable')
    .map(({ machine_ms: value, count }) => ({ value, count }));
  const count = sizeOf(times);
  const totalMs = totalOf(times);
  const average = ratioOf(totalMs, count);
  return { count, totalMs, averageMs: average === null ? null : Math.round(average) };
}

function personOf({ recoveries }: ReportRows): Report['person'] {
  const waits = recoveries.flatMap(({ person_ms: value, count }) =>
    value === null ? [] : [{ value, count }],
  );
  const [p50 = null, p95 = null] = percentilesOf(waits, [0.5, 0.95]);
  return { count: sizeOf(waits), p50, p95 };
}

function figuresBy<Name extends string>(
  kind: 'strategy' | 'error_class',
  names: readonly Name[],
  parts: readonly PartRow[],
): Record<Name, RecoveryFigures> {
  const figures = names.map((name) => {
    const own = parts.filter((part) => part.kind === kind && part.name === name);
    return [name, figuresOf(own, kind)] as const;
  });
  return Object.fromEntries(figures) as Record<Name, RecoveryFigures>;
}

function figuresOf(parts: readonly PartRow[], kind: 'strategy' | 'error_class'): RecoveryFigures {
  const having = (outcome: string) => parts.filter((part) => part.outcome === outcome);
  const successes = having('recovered');
  const recovered = countOf(successes);
  const exhausted = countOf(having('exhausted'));
  const notApplicable = countOf(having('not_applicable'));
  const stopped = countOf(having('stopped'));
  const isClass = kind === 'error_class';
  const ended = recovered + exhausted + (isClass ? notApplicable : 0);
  return {
    triggered: ended + stopped,
    attempts: totalOf(parts.map(({ attempts: value, count }) => ({ value, count }))),
    recovered,
    exhausted,
    notApplicable,
    stopped,
    successRate: ratioOf(recovered, ended),
    ci95: wilsonInterval(recovered, ended),
    ...timesOf(successes),
  };
}

function timesOf(successes: readonly PartRow[]): Pick<RecoveryFigures, 'attemptsToSuccess' | 'recoveryMs'> {
  const attempts = successes.map(({ attempts: value, count }) => ({ value, count }));
  const times = successes.map(({ machine_ms: value, count }) => ({ value, count }));
  const [fewer = null, more = null] = percentilesOf(attempts, [0.5, 0.95]);
  const [p50 = null, p95 = null, p99 = null] = percentilesOf(times, [0.5, 0.95, 0.99]);
  return { attemptsToSuccess: { p50: fewer, p95: more }, recoveryMs: { p50, p95, p99 } };
}

function countOf(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}

/** A step that was undone later had completed. */
function hasCompleted(status: string): boolean {
  return status === 'Completed' || status === 'Compensated';
}
