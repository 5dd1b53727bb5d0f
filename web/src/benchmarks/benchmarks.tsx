import { answerOf } from '../api/answer-of';
import { api } from '../api/client';
import { useLoaded } from '../api/use-loaded';
import { Page } from '../parts/page';
import { ProblemNote } from '../parts/problem-note';
import { Tabs } from '../parts/tabs';
import { Leaderboard } from './leaderboard';
import { loadBenchmarks } from './load-benchmarks';
import { ScoreMatrix } from './score-matrix';
import { Suite } from './suite';

const EVERY_MS = 4_000;

/** The shipped tasks with known right results, and how well they were done. */
export function Benchmarks() {
  const catalogue = useLoaded(loadBenchmarks, []);
  const performance = useLoaded(
    (signal) => answerOf(api().GET('/api/v1/agent-performance', { signal })),
    [],
    EVERY_MS,
  );
  const benchmarks = catalogue.value ?? [];
  const agents = performance.value ?? [];
  return (
    <Page
      title="Benchmarks"
      lead="Tasks with a known right result, each run on wallets of its own and scored."
    >
      <ProblemNote problem={catalogue.problem ?? performance.problem} />
      <Tabs
        label="Benchmarks"
        tabs={[
          {
            name: 'Suite',
            content: () => <Suite benchmarks={benchmarks} agents={agents} onRun={performance.reload} />,
          },
          { name: 'Leaderboard', content: () => <Leaderboard agents={agents} /> },
          { name: 'By day', content: () => <ScoreMatrix benchmarks={benchmarks} agents={agents} /> },
        ]}
      />
    </Page>
  );
}
