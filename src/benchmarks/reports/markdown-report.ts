import type { AgentReport, TrialReport } from '../trials';
import { intervalText, lastOf, shareText } from './figures';

/** A report as Markdown: leaderboard, comparisons, tasks. */
export function markdownReport(report: TrialReport): string {
  const { suite, seed, trials, agents, comparisons } = report;
  const head = [
    'agent | mean score | 95 % | success | pass@k | pass^k | flips | wrong trades | recovered | lost',
    '--- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---:',
  ];
  const compared = comparisons.map(
    ({ agent, other, difference, ci95, better, worse, p, tasks }) =>
      `- ${code(agent)} against ${code(other)} on ${tasks} tasks: ${points(difference)} (${ci95 === null ? 'no interval' : `${points(ci95.low)} to ${points(ci95.high)}`}), better on ${better}, worse on ${worse}, p = ${p.toFixed(3)}`,
  );
  return [
    `# ${plain(suite)}`,
    `Seed ${code(seed)}, ${trials} ${trials === 1 ? 'trial' : 'trials'} of each task.`,
    table([...head, ...agents.map(leaderRow)]),
    ...(compared.length > 0 ? ['## Compared task by task', compared.join('\n')] : []),
    ...agents.map(taskTable),
    '',
  ].join('\n\n');
}

function leaderRow(agent: AgentReport): string {
  const [at, hat] = [lastOf(agent.passAt), lastOf(agent.passHat)];
  return [
    code(agent.agent),
    shareText(agent.score.mean),
    intervalText(agent.score.ci95),
    shareText(agent.success.rate),
    at === undefined ? '–' : `${shareText(at[1])} (k = ${at[0]})`,
    hat === undefined ? '–' : `${shareText(hat[1])} (k = ${hat[0]})`,
    shareText(agent.flipRate),
    agent.wrongTrades,
    `${agent.recovery.recovered} of ${agent.recovery.disturbed}`,
    agent.infrastructureErrors,
  ].join(' | ');
}

function taskTable({ agent, tasks }: AgentReport): string {
  const rows = tasks.map(({ id, scored, successes, meanScore }) =>
    [code(id), `${successes} of ${scored}`, shareText(meanScore)].join(' | '),
  );
  return `## ${plain(agent)}\n\n${table(['task | succeeded | mean score', '--- | ---: | ---:', ...rows])}`;
}

function table(rows: readonly string[]): string {
  return rows.map((row) => `| ${row} |`).join('\n');
}

function points(difference: number): string {
  return `${difference >= 0 ? '+' : '−'}${Math.abs(difference * 100).toFixed(1)} points`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

function code(text: string): string {
  return `\`${text.replace(/[`|\s]+/g, ' ')}\``;
}
