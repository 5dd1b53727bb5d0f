import { useState } from 'preact/hooks';
import { answerOf } from '../api/answer-of';
import { type Schema, api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import {
  MODE_TEXTS,
  STATUS_TEXTS,
  STATUS_TONES,
  STEP_TEXTS,
  STEP_TONES,
  type Status,
  type Tone,
} from '../words/statuses';
import { duration } from '../words/times';
import { toolText } from '../words/domain';
import { KeyFigures } from './key-figures';
import { LatencyChart, type LatencyRow } from './latency-chart';
import { type Bar, type Part, StackedBars } from './stacked-bars';
import { type Window, WindowField } from './window-field';

const EVERY_MS = 10_000;

type Report = Schema<'FlowReportDto'>;

/** How many flows ran, how they ended, and how long they took. */
export function FlowReport() {
  const [window, setWindow] = useState<Window>('24h');
  const { value, problem } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/metrics/flows', { params: { query: { window } }, signal })),
    [window],
    EVERY_MS,
  );
  return (
    <Page
      title="Flows"
      lead="How flows ended, and how long they took."
      actions={<WindowField value={window} onChange={setWindow} />}
    >
      <ProblemNote problem={problem} />
      {value !== undefined && <ReportView report={value} />}
    </Page>
  );
}

function ReportView({ report }: { readonly report: Report }) {
  const { ended_flows, open_flows, duration_ms: time, flows } = report;
  if (ended_flows === 0)
    return (
      <EmptyState title="No flow has ended in this time">
        <p>
          <a href={hrefOf(['new'])}>Start a flow</a>, or look at a longer time.
        </p>
      </EmptyState>
    );
  return (
    <>
      <KeyFigures
        figures={[
          { name: 'Ended', value: String(ended_flows) },
          { name: 'Still open', value: String(open_flows) },
          { name: 'Half within', value: duration(time.p50) },
          { name: '95 % within', value: duration(time.p95) },
          { name: '99 % within', value: duration(time.p99) },
        ]}
      />
      <section class="block">
        <h2>How they ended</h2>
        <StackedBars label="Flows by mode and outcome" bars={modeBars(flows)} />
      </section>
      <section class="block">
        <h2>How long they took</h2>
        <LatencyChart label="Time from acceptance to end" rows={latencies(flows)} />
        <p class="hint">
          A dot is the median; the line reaches to 95 %, and its thin end to 99 %. A person’s time is
          included.
        </p>
      </section>
      <section class="block">
        <h2>Steps by what they do</h2>
        <StackedBars label="Steps by tool and outcome" bars={stepBars(report)} />
      </section>
    </>
  );
}

function modeBars(flows: Report['flows']): readonly Bar[] {
  const modes = [...new Set(flows.map(({ mode }) => mode))];
  return modes.map((wanted) => ({
    name: MODE_TEXTS[wanted],
    parts: ordered(
      flows
        .filter(({ mode }) => mode === wanted)
        .flatMap(({ status, count }) =>
          isStatus(status) ? [{ name: STATUS_TEXTS[status], tone: STATUS_TONES[status], count }] : [],
        ),
    ),
  }));
}

function stepBars({ steps }: Report): readonly Bar[] {
  const tools = [...new Set(steps.map(({ tool }) => tool))];
  return tools.map((wanted) => ({
    name: toolText(wanted),
    parts: ordered(
      steps
        .filter(({ tool }) => tool === wanted)
        .map(({ status, count }) => ({ name: STEP_TEXTS[status], tone: STEP_TONES[status], count })),
    ),
  }));
}

function latencies(flows: Report['flows']): readonly LatencyRow[] {
  return flows.flatMap(({ mode, status, duration_ms: { p50, p95, p99 } }) =>
    p50 === null || p95 === null || p99 === null || !isStatus(status)
      ? []
      : [{ name: `${MODE_TEXTS[mode]}, ${STATUS_TEXTS[status].toLowerCase()}`, p50, p95, p99 }],
  );
}

/** What went well stands first, in every bar. */
const TONES: readonly Tone[] = ['good', 'undone', 'calm', 'busy', 'waiting', 'bad'];

function ordered(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => TONES.indexOf(a.tone) - TONES.indexOf(b.tone));
}

function isStatus(status: string): status is Status {
  return status in STATUS_TEXTS;
}
