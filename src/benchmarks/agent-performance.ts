import type { BenchmarkRunRow } from '../storage';

/** What the runs of one agent came to. Scores and rates are from 0 to 1. */
export interface AgentPerformance {
  readonly agent: string;
  readonly runs: readonly BenchmarkRunRow[];
  readonly averageScore: number;
  readonly successRate: number;
  /** Ids by their mean score, best first, and worst first. */
  readonly best: readonly string[];
  readonly worst: readonly string[];
}

/** How many benchmarks are named as best and worst. */
const NAMED = 5;

/** Sums finished runs up by agent. Pure. */
export function agentPerformance(runs: readonly BenchmarkRunRow[]): AgentPerformance[] {
  return [...Map.groupBy(runs, (run) => run.agent)].map(([agent, own]) => {
    const ranked = [...Map.groupBy(own, (run) => run.benchmark_id)]
      .map(([id, group]) => ({ id, mean: mean(group.map(scoreOf)) }))
      .sort((a, b) => b.mean - a.mean || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
    return {
      agent,
      runs: own,
      averageScore: mean(own.map(scoreOf)),
      successRate: mean(own.map(({ verdict }) => (verdict === 'Succeeded' ? 1 : 0))),
      best: ranked.slice(0, NAMED),
      worst: ranked.toReversed().slice(0, NAMED),
    };
  });
}

/** The score of a finished run. */
export function scoreOf({ score }: BenchmarkRunRow): number {
  return Number(score ?? 0);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((total, value) => total + value, 0) / values.length;
}
