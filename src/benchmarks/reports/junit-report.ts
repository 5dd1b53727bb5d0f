import { type Trial, type TrialReport } from '../trials';
import { escaped } from './figures';

const SECOND_MS = 1_000;

/** A report as JUnit XML: a suite for each agent, a case for each trial; what the infrastructure lost is an error. */
export function junitReport({ suite, agents }: TrialReport): string {
  const suites = agents.map(({ agent, tasks }) => {
    const trials = tasks.flatMap((task) => task.trials);
    const failures = trials.filter(({ outcome }) => outcome.kind === 'scored' && !outcome.succeeded).length;
    const errors = trials.filter(({ outcome }) => outcome.kind === 'infrastructure').length;
    const counts = `tests="${trials.length}" failures="${failures}" errors="${errors}"`;
    const cases = trials.map((trial) => testCase(suite, trial));
    return `  <testsuite name="${escaped(`${suite}: ${agent}`)}" ${counts}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function testCase(suite: string, { agent, task, trial, outcome }: Trial): string {
  const name = `name="${escaped(`${task} #${trial}`)}" classname="${escaped(`${suite}.${agent}`)}"`;
  if (outcome.kind === 'infrastructure')
    return `    <testcase ${name}><error message="${escaped(outcome.message)}"/></testcase>`;
  const time = `time="${((outcome.latencyMs ?? 0) / SECOND_MS).toFixed(3)}"`;
  if (outcome.succeeded) return `    <testcase ${name} ${time}/>`;
  const message = `score ${outcome.score}${outcome.wrongTrade ? ', a wrong trade' : ''}`;
  const text = escaped([...outcome.issues, outcome.trace].join('\n'));
  return `    <testcase ${name} ${time}><failure message="${escaped(message)}">${text}</failure></testcase>`;
}
