import {
  bootstrapInterval,
  meanOf,
  percentilesOf,
  ratioOf,
  sampleMean,
  wilsonInterval,
} from '../../common/statistics';
import type { AgentReport, TaskReport } from './agent-report';
import { type AgentComparison, compareAgents } from './compare-agents';
import { passAt, passHat } from './pass-rates';
import type { Trial, TrialOutcome } from './trial';

export type ScoredTrial = Trial & { readonly outcome: Extract<TrialOutcome, { kind: 'scored' }> };

/** What all trials of some agents came to. */
export interface TrialReport {
  readonly suite: string;
  readonly seed: string;
  /** Trials of each task. */
  readonly trials: number;
  readonly agents: readonly AgentReport[];
  /** Of each two agents, on the tasks that both were scored on. */
  readonly comparisons: readonly AgentComparison[];
}

/** Sums trials up. Pure: the same trials and seed give the same report to the last digit. */
export function trialReport(
  trials: readonly Trial[],
  about: { readonly suite: string; readonly seed: string },
): TrialReport {
  const byAgent = [...Map.groupBy(trials, ({ agent }) => agent)];
  const agents = byAgent.map(([agent, own]) => agentReport(agent, own, about.seed));
  const most = Math.max(0, ...trials.map(({ trial }) => trial));
  return { ...about, trials: most, agents, comparisons: compareAgents(agents) };
}

function agentReport(agent: string, trials: readonly Trial[], seed: string): AgentReport {
  const tasks = [...Map.groupBy(trials, ({ task }) => task)].map(([id, own]) => taskReport(id, own));
  const scored = trials.filter(isScored);
  const successes = scored.filter(({ outcome }) => outcome.succeeded).length;
  const counted = tasks.filter((task) => task.scored > 0);
  const sum = (of: (outcome: ScoredTrial['outcome']) => number) =>
    scored.reduce((total, { outcome }) => total + of(outcome), 0);
  const [disturbed, recovered] = [sum((one) => one.disturbedSteps), sum((one) => one.recoveredSteps)];
  return {
    agent,
    tasks,
    score: scoreOf(counted),
    success: { rate: ratioOf(successes, scored.length), ci95: wilsonInterval(successes, scored.length) },
    ...passesOf(counted, `${seed} ${agent}`),
    flipRate: ratioOf(counted.filter((task) => task.successes % task.scored !== 0).length, counted.length),
    wrongTrades: sum((one) => (one.wrongTrade ? 1 : 0)),
    recovery: { disturbed, recovered, rate: ratioOf(recovered, disturbed) },
    compatibilityMean: meanOrNull(scored.flatMap(({ outcome }) => outcome.compatibilityScore ?? [])),
    latencyMs: latencyOf(scored),
    infrastructureErrors: trials.length - scored.length,
  };
}

function taskReport(id: string, trials: readonly Trial[]): TaskReport {
  const scored = trials.filter(isScored);
  return {
    id,
    trials,
    scored: scored.length,
    successes: scored.filter(({ outcome }) => outcome.succeeded).length,
    meanScore: meanOrNull(scored.map(({ outcome }) => outcome.score)),
  };
}

function scoreOf(tasks: readonly TaskReport[]): AgentReport['score'] {
  const clusters = tasks.map(({ trials }) => trials.filter(isScored).map(({ outcome }) => outcome.score));
  if (clusters.length === 0) return { mean: 0, stderr: 0, ci95: null };
  const { mean, stderr, interval } = sampleMean(clusters);
  return { mean, stderr, ci95: interval };
}

/** All tasks must have as many trials: k goes as far as the fewest. */
function passesOf(tasks: readonly TaskReport[], seed: string) {
  const fewest = tasks.length === 0 ? 0 : Math.min(...tasks.map(({ scored }) => scored));
  const ks = Array.from({ length: fewest }, (_, at) => at + 1);
  const rates = (rate: typeof passAt, k: number) =>
    tasks.flatMap(({ scored, successes }) => rate(k, scored, successes) ?? []);
  const byK = (rate: typeof passAt) => Object.fromEntries(ks.map((k) => [k, meanOf(rates(rate, k))]));
  const passHatCi95 = fewest === 0 ? null : bootstrapInterval(rates(passHat, fewest), seed);
  return { passAt: byK(passAt), passHat: byK(passHat), passHatCi95 };
}

function latencyOf(scored: readonly ScoredTrial[]): AgentReport['latencyMs'] {
  const values = scored.flatMap(({ outcome }) => outcome.latencyMs ?? []);
  const [p50 = null, p95 = null] = percentilesOf(
    values.map((value) => ({ value, count: 1 })),
    [0.5, 0.95],
  );
  return { p50, p95 };
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : meanOf(values);
}

export function isScored(trial: Trial): trial is ScoredTrial {
  return trial.outcome.kind === 'scored';
}
