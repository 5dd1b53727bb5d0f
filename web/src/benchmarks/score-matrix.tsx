import type { Schema } from '../api/client';
import { EmptyState } from '../parts/empty-state';
import { hrefOf } from '../shell/route';
import { gradeOf } from './score';

/** Days that are shown, today the last. */
const DAYS = 14;
const DAY_MS = 86_400_000;

interface Props {
  readonly benchmarks: readonly Schema<'BenchmarkDto'>[];
  readonly agents: readonly Schema<'AgentPerformanceDto'>[];
}

/** The mean score of each benchmark on each of the last days. */
export function ScoreMatrix({ benchmarks, agents }: Props) {
  const scores = scoresByDay(agents);
  if (scores.size === 0)
    return (
      <EmptyState title="No benchmark has been run yet">
        <p>Run the suite: each day becomes a column here.</p>
      </EmptyState>
    );
  const days = lastDays();
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Scores by day">
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">Benchmark</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {day.slice(8)}
                <span class="unseen">{day}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {benchmarks.map(({ id }) => (
            <tr key={id}>
              <th scope="row">
                <a href={hrefOf(['benchmarks', id])}>{id}</a>
              </th>
              {days.map((day) => (
                <Cell key={day} scores={scores.get(`${id} ${day}`) ?? []} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ scores }: { readonly scores: readonly number[] }) {
  if (scores.length === 0) return <td />;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const text = String(Math.round(mean * 100));
  return (
    <td
      class={`cell ${gradeOf(mean)}`}
      title={`${text} % in ${scores.length === 1 ? 'one run' : `${scores.length} runs`}`}
    >
      {text}
    </td>
  );
}

function lastDays(): readonly string[] {
  return Array.from({ length: DAYS }, (_, index) =>
    dayOf(new Date(Date.now() - (DAYS - 1 - index) * DAY_MS).toISOString()),
  );
}

/** Scores by `<benchmark> <day>`. */
function scoresByDay(agents: Props['agents']): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { benchmark_id, timestamp, score } of agents.flatMap(({ results }) => results)) {
    const key = `${benchmark_id} ${dayOf(timestamp)}`;
    found.set(key, [...(found.get(key) ?? []), score]);
  }
  return found;
}

/** The day of the reader, such as 2026-11-23. */
function dayOf(time: string): string {
  const date = new Date(time);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
