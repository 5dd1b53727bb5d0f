import { type Interval, sampleMean } from '../../common/statistics';
import type { AgentReport } from './agent-report';

/** How two agents differ on the same tasks. */
export interface AgentComparison {
  readonly agent: string;
  readonly other: string;
  /** Tasks that both were scored on. */
  readonly tasks: number;
  /** Mean of the differences of their mean scores, task by task; above 0: the first is better. */
  readonly difference: number;
  readonly stderr: number;
  readonly ci95: Interval | null;
  readonly better: number;
  readonly worse: number;
  /** Two-sided sign test over the tasks that differ; 1 where none does. */
  readonly p: number;
}

/** Each two agents, in their order. */
export function compareAgents(agents: readonly AgentReport[]): AgentComparison[] {
  return agents.flatMap((agent, at) => agents.slice(at + 1).flatMap((other) => compare(agent, other) ?? []));
}

function compare(agent: AgentReport, other: AgentReport): AgentComparison | undefined {
  const theirs = new Map(other.tasks.map(({ id, meanScore }) => [id, meanScore]));
  const differences = agent.tasks.flatMap(({ id, meanScore }) => {
    const their = theirs.get(id);
    return meanScore === null || their == null ? [] : [meanScore - their];
  });
  if (differences.length === 0) return undefined;
  const { mean, stderr, interval } = sampleMean(differences.map((difference) => [difference]));
  const better = differences.filter((difference) => difference > 0).length;
  const worse = differences.filter((difference) => difference < 0).length;
  return {
    agent: agent.agent,
    other: other.agent,
    tasks: differences.length,
    difference: mean,
    stderr,
    ci95: interval,
    better,
    worse,
    p: signTest(better, worse),
  };
}

/** The chance of a split at least as uneven, were both sides alike. */
function signTest(better: number, worse: number): number {
  const total = better + worse;
  let tail = 0;
  let term = 0.5 ** total;
  for (let at = 0; at <= Math.min(better, worse); at += 1) {
    tail += term;
    term *= (total - at) / (at + 1);
  }
  return Math.min(1, 2 * tail);
}
