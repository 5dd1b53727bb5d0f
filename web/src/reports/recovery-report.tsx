import { useState } from 'preact/hooks';
import { causeText, strategyText } from '../words/domain';
import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import { duration } from '../words/times';
import { KeyFigures, intervalText, percent } from './key-figures';
import { PolicyTable } from './policy-table';
import { ShareChart, type ShareRow } from './share-chart';
import { type Window, WindowField } from './window-field';

const EVERY_MS = 10_000;

type Report = Schema<'RecoveryReportDto'>;
type Figures = Schema<'RecoveryFiguresDto'>;

/** How well failed attempts were recovered from, by what was done and by what had gone wrong. */
export function RecoveryReport() {
  const [window, setWindow] = useState<Window>('24h');
  const { value, problem } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/metrics/recovery', { params: { query: { window } }, signal })),
    [window],
    EVERY_MS,
  );
  return (
    <Page
      title="Recovery"
      lead="How often something went wrong, and how often the flow still made it."
      actions={<WindowField value={window} onChange={setWindow} />}
    >
      <ProblemNote problem={problem} />
      {value !== undefined && <ReportView report={value} />}
      <PolicyTable />
    </Page>
  );
}

function ReportView({ report }: { readonly report: Report }) {
  const rowsOf = (figures: Readonly<Record<string, Figures>>, nameOf: (key: string) => string) =>
    Object.entries(figures).map(([key, one]) => rowOf(nameOf(key), one));
  const strategies = rowsOf(report.strategies, strategyText);
  const classes = rowsOf(report.error_classes, causeText).filter(({ share }) => share !== null);
  return (
    <>
      <Headline report={report} />
      {report.total_flows === 0 ? (
        <EmptyState title="No flow has ended in this time">
          <p>
            <a href={hrefOf(['new'])}>Run one with a rehearsed failure</a>, and see here how it was recovered.
          </p>
        </EmptyState>
      ) : (
        <>
          <section class="block">
            <h2>By what was done</h2>
            <ShareChart label="Share recovered by each strategy" rows={strategies} />
          </section>
          {classes.length > 0 && (
            <section class="block">
              <h2>By what had gone wrong</h2>
              <ShareChart label="Share recovered of each cause" rows={classes} />
            </section>
          )}
          <p class="hint">
            A dot is the share that was recovered; its line is where the true share lies, with 95 %
            confidence.
          </p>
        </>
      )}
    </>
  );
}

function Headline({ report }: { readonly report: Report }) {
  const { first_try: firstTry, person_ms: person } = report;
  return (
    <KeyFigures
      figures={[
        { name: 'Flows', value: String(report.total_flows), note: `${report.failed_flows} failed` },
        { name: 'Recovered', value: String(report.recovered_flows), note: 'made it after a failure' },
        { name: 'Steps at first try', value: percent(firstTry.rate), note: intervalText(firstTry.ci95) },
        { name: 'Time to recover', value: duration(report.average_recovery_time_ms), note: 'on average' },
        { name: 'Time of a person', value: duration(person.p50), note: `median of ${person.count} answers` },
      ]}
    />
  );
}

function rowOf(name: string, { recovered, triggered, success_rate, ci95, recovery_ms }: Figures): ShareRow {
  const time = recovery_ms.p50 === null ? '' : `, ${duration(recovery_ms.p50)} each`;
  return {
    name,
    share: success_rate,
    interval: ci95,
    note: triggered === 0 ? 'not used' : `${recovered} of ${triggered}${time}`,
  };
}
