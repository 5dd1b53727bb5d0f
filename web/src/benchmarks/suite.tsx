import { useState } from 'preact/hooks';
import type { ApiProblem } from '../api/api-problem';
import type { Schema } from '../api/client';
import { problemOf } from '../api/use-loaded';
import { ProblemNote } from '../parts/problem-note';
import { hrefOf } from '../shell/route';
import { runBenchmark } from './run-benchmark';
import { Score } from './score';

type Benchmark = Schema<'BenchmarkDto'>;

interface Props {
  readonly benchmarks: readonly Benchmark[];
  readonly agents: readonly Schema<'AgentPerformanceDto'>[];
  readonly onRun: () => void;
}

/** The benchmarks, by their tags, with the newest score of each. */
export function Suite({ benchmarks, agents, onRun }: Props) {
  const [tag, setTag] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const tags = [...new Set(benchmarks.flatMap((one) => one.tags))].sort();
  const shown = benchmarks.filter(({ tags }) => tag === '' || tags.includes(tag));
  const runAll = async () => {
    setProblem(undefined);
    for (const { id } of shown) await runBenchmark(id);
    onRun();
  };
  return (
    <>
      <div class="filters">
        <select aria-label="Tag" value={tag} onChange={({ currentTarget }) => setTag(currentTarget.value)}>
          <option value="">Every tag</option>
          {tags.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <button
          type="button"
          disabled={shown.length === 0}
          onClick={() => void runAll().catch((error: unknown) => setProblem(problemOf(error)))}
        >
          {shown.length === 1 ? 'Run it' : `Run all ${shown.length}`}
        </button>
      </div>
      <ProblemNote problem={problem} />
      <ul class="suite">
        {shown.map((benchmark) => (
          <BenchmarkRow key={benchmark.id} benchmark={benchmark} score={newestScore(benchmark.id, agents)} />
        ))}
      </ul>
    </>
  );
}

function BenchmarkRow({
  benchmark,
  score,
}: {
  readonly benchmark: Benchmark;
  readonly score: number | undefined;
}) {
  const { id, description, prompt, tags } = benchmark;
  return (
    <li>
      <a class="suite-row" href={hrefOf(['benchmarks', id])}>
        <span>
          <strong>{id}</strong>
          <span class="quiet">{description}</span>
          <span class="sentence">{prompt}</span>
          <span class="tags">{tags.join(' · ')}</span>
        </span>
        <Score score={score} />
      </a>
    </li>
  );
}

/** Of the newest finished run, whoever did it. */
function newestScore(id: string, agents: Props['agents']): number | undefined {
  const runs = agents.flatMap(({ results }) => results).filter(({ benchmark_id }) => benchmark_id === id);
  return runs.sort((a, b) => b.timestamp.localeCompare(a.timestamp))[0]?.score;
}
