import type { AgentComparison, AgentReport, TaskReport, Trial, TrialReport } from '../trials';
import { escaped, intervalText, lastOf, shareText } from './figures';
import { HTML_STYLE } from './html-style';

/** A report as one HTML file that needs nothing else: leaderboard, matrix of tasks, every trial to open. */
export function htmlReport(report: TrialReport): string {
  const { suite, seed, trials, agents, comparisons } = report;
  const title = escaped(suite);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: benchmark report</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header><h1>${title}</h1><p>Seed <code>${escaped(seed)}</code> · ${trials} ${trials === 1 ? 'trial' : 'trials'} of each task · ${taskIds(agents).length} tasks</p></header>
<main>
<section><h2>Leaderboard</h2>${leaderboard(agents)}</section>
${comparisons.length > 0 ? `<section><h2>Compared task by task</h2>${comparisonTable(comparisons)}</section>` : ''}
<section><h2>Tasks</h2><p class="note">A square is a trial: green succeeded, red failed, striped was lost to the infrastructure.</p>${matrix(agents)}</section>
<section><h2>Trials</h2>${agents.map(trialList).join('\n')}</section>
</main>
</body>
</html>
`;
}

function leaderboard(agents: readonly AgentReport[]): string {
  const ranked = agents.toSorted((a, b) => b.score.mean - a.score.mean);
  const head = [
    'Agent',
    'Mean score',
    '95 % interval',
    'Success',
    'pass@k',
    'pass^k',
    'Flips',
    'Wrong trades',
    'Recovered',
    'p50 / p95 ms',
    'Lost',
  ];
  return table(head, ranked.map(leaderRow));
}

function leaderRow(agent: AgentReport): string[] {
  const { score, success, flipRate, wrongTrades, recovery, latencyMs, infrastructureErrors } = agent;
  const rate = (figures: Readonly<Record<number, number>>) => {
    const last = lastOf(figures);
    return last === undefined ? '–' : `${shareText(last[1])} <small>k = ${last[0]}</small>`;
  };
  return [
    `<b>${escaped(agent.agent)}</b>`,
    `<span class="bar"><i style="width:${(score.mean * 100).toFixed(1)}%"></i></span> ${shareText(score.mean)}`,
    intervalText(score.ci95),
    shareText(success.rate),
    rate(agent.passAt),
    rate(agent.passHat),
    shareText(flipRate),
    wrongTrades > 0 ? `<strong class="bad">${wrongTrades}</strong>` : '0',
    recovery.disturbed === 0 ? '–' : `${recovery.recovered} of ${recovery.disturbed}`,
    `${latencyMs.p50 ?? '–'} / ${latencyMs.p95 ?? '–'}`,
    String(infrastructureErrors),
  ];
}

function comparisonTable(comparisons: readonly AgentComparison[]): string {
  const head = ['Agents', 'Tasks', 'Difference', '95 % interval', 'Better', 'Worse', 'Sign test p'];
  const rows = comparisons.map(({ agent, other, tasks, difference, ci95, better, worse, p }) => [
    `${escaped(agent)} − ${escaped(other)}`,
    String(tasks),
    shareText(difference),
    intervalText(ci95),
    String(better),
    String(worse),
    p.toFixed(3),
  ]);
  return table(head, rows);
}

function matrix(agents: readonly AgentReport[]): string {
  const head = ['Task', ...agents.map(({ agent }) => escaped(agent))];
  const rows = taskIds(agents).map((id) => [
    `<code>${escaped(id)}</code>`,
    ...agents.map((agent) => squares(agent.tasks.find((task) => task.id === id))),
  ]);
  return table(head, rows);
}

function squares(task: TaskReport | undefined): string {
  if (task === undefined) return '–';
  const marks = task.trials.map(
    (trial) =>
      `<a class="square ${classOf(trial)}" href="#${anchorOf(trial)}" title="${escaped(wordsOf(trial))}"></a>`,
  );
  return `${marks.join('')} <small>${shareText(task.meanScore)}</small>`;
}

function trialList({ agent, tasks }: AgentReport): string {
  const trials = tasks.flatMap((task) => task.trials).map(trialDetails);
  return `<h3>${escaped(agent)}</h3>${trials.join('\n')}`;
}

function trialDetails(trial: Trial): string {
  const { task, trial: number, seed, outcome } = trial;
  const body =
    outcome.kind === 'infrastructure'
      ? `<p>${escaped(outcome.message)}</p>`
      : `<p>Execution <code>${escaped(outcome.executionId)}</code>, seed ${seed}${outcome.compatibilityScore === null ? '' : `, by the original's formula ${shareText(outcome.compatibilityScore)}`}</p>${list(outcome.issues)}<pre>${escaped(outcome.trace)}</pre>`;
  return `<details id="${anchorOf(trial)}"><summary><span class="square ${classOf(trial)}"></span><code>${escaped(task)}</code> #${number} <small>${escaped(wordsOf(trial))}</small></summary>${body}</details>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<td>${cell}</td>`).join('');
  const body = rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n');
  return `<div class="scroll"><table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div>`;
}

function taskIds(agents: readonly AgentReport[]): string[] {
  return [...new Set(agents.flatMap(({ tasks }) => tasks.map(({ id }) => id)))];
}

function anchorOf({ agent, task, trial }: Trial): string {
  return `t-${Buffer.from(`${agent} ${task} ${trial}`).toString('hex')}`;
}

function classOf({ outcome }: Trial): string {
  if (outcome.kind === 'infrastructure') return 'lost';
  return outcome.succeeded ? 'good' : 'failed';
}

function wordsOf({ outcome }: Trial): string {
  if (outcome.kind === 'infrastructure') return 'lost to the infrastructure';
  const verdict = outcome.succeeded ? 'succeeded' : 'failed';
  return `${verdict}, ${shareText(outcome.score)}${outcome.wrongTrade ? ', a wrong trade' : ''}`;
}
