import { useState } from 'preact/hooks';
import { answerOf } from '../api/answer-of';
import type { ApiProblem } from '../api/api-problem';
import { type Schema, api } from '../api/client';
import { problemOf, useLoaded } from '../api/use-loaded';
import { EmptyState } from '../parts/empty-state';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { Badge } from '../parts/status-badge';
import { hrefOf } from '../shell/route';
import { dayAndTime, fromNow } from '../words/times';
import { runBenchmark } from './run-benchmark';
import { Score } from './score';

const EVERY_MS = 4_000;

/** One benchmark: what it asks, and its newest runs. */
export function BenchmarkPage({ id }: { readonly id: string }) {
  const [refusal, setRefusal] = useState<ApiProblem>();
  const { value, problem } = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/benchmarks/{id}', { params: { path: { id } }, signal })),
    [id],
    EVERY_MS,
  );
  const run = () => {
    runBenchmark(id).then(
      (execution) => (location.hash = hrefOf(['executions', execution])),
      (error: unknown) => setRefusal(problemOf(error)),
    );
  };
  return (
    <Page
      title={id}
      {...(value && { lead: value.description })}
      actions={
        <button type="button" class="primary" onClick={run}>
          Run it
        </button>
      }
    >
      <ProblemNote problem={refusal ?? problem} />
      {value !== undefined && (
        <>
          <p class="task">{value.prompt}</p>
          <h2>Newest runs</h2>
          <Runs runs={value.recent_executions} />
        </>
      )}
    </Page>
  );
}

function Runs({ runs }: { readonly runs: readonly Schema<'RecentExecutionDto'>[] }) {
  if (runs.length === 0)
    return (
      <EmptyState title="It has never been run">
        <p>A run takes a moment, and its score appears here.</p>
      </EmptyState>
    );
  return (
    <ol class="runs">
      {runs.map(({ execution_id, agent_type, created_at, score, status }) => (
        <li key={execution_id}>
          <a class="run-row" href={hrefOf(['executions', execution_id])}>
            <Badge tone={toneOf(status)} text={status.charAt(0).toUpperCase() + status.slice(1)} />
            <span class="quiet">{agent_type}</span>
            <Score score={score ?? undefined} />
            <time class="number quiet" dateTime={created_at} title={dayAndTime(created_at)}>
              {fromNow(created_at)}
            </time>
          </a>
        </li>
      ))}
    </ol>
  );
}

function toneOf(status: string) {
  if (/^(?:completed|succeeded)$/i.test(status)) return 'good';
  return /^failed$/i.test(status) ? 'bad' : 'busy';
}
