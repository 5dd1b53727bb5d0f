import { type AtomicMode, type ExecutionSnapshot, type FlowStatus, atomicityOf } from '../../../domain';
import type { NodeStatus } from '../graph-node';
import { type Markup, markup } from '../markup';
import { durationText, elapsed } from '../words';
import { statusText } from '../status-text';
import { copyMarkup, keyMarkup, keyedText, timeMarkup } from './page-text';
import { signMarkup } from './sign';

const STATUS: Readonly<Record<FlowStatus, NodeStatus>> = {
  Queued: 'pending',
  Running: 'running',
  AwaitingUser: 'waiting',
  Completed: 'succeeded',
  Failed: 'failed',
  Stopped: 'stopped',
  Timeout: 'failed',
};

/** What was asked for, how it stands, and the facts about it. */
export function pageHeader(execution: ExecutionSnapshot): Markup {
  const { prompt, status, startedAt, finishedAt } = execution;
  const node = { kind: 'outcome', status: STATUS[status] } as const;
  const { done, count } = stepsDone(execution);
  const took = elapsed(startedAt, finishedAt);
  return markup`<header>
<p class="brand">reev</p>
<h1 dir="auto">${keyedText(prompt)}</h1>
<p class="state ${node.status}" role="status"><span class="badge">${signMarkup(node)} ${statusText(status)}</span>
<progress max="${count}" value="${done}" aria-label="Steps done">${done} of ${count}</progress> <span>${done} of ${count} ${count === 1 ? 'step' : 'steps'} done</span>${
    took !== undefined && markup` <span>in ${durationText(took)}</span>`
  }</p>
${factsOf(execution)}
</header>
`;
}

/** Steps that did what they were to do: a step that failed, was skipped or was undone has not. */
function stepsDone({ steps }: ExecutionSnapshot): { readonly done: number; readonly count: number } {
  const planned = steps.filter(({ compensates }) => compensates === undefined);
  return { done: planned.filter(({ status }) => status === 'Completed').length, count: planned.length };
}

const ATOMIC_TEXTS: Readonly<Record<AtomicMode, string>> = {
  strict: 'any failed step ends the flow',
  conditional: 'a failed critical step ends the flow',
  lenient: 'the flow goes on past failed steps',
};

function factsOf(execution: ExecutionSnapshot): Markup {
  const { executionId, flowId, wallet, mode, atomicMode, agent, ledger, createdAt, resumedFrom, score } =
    execution;
  const atomicity = atomicityOf(execution);
  const facts: readonly (readonly [string, Markup | string | undefined])[] = [
    ['Wallet', keyMarkup(wallet)],
    ['Mode', `${mode}, ${atomicMode}: ${ATOMIC_TEXTS[atomicMode]}`],
    ['Ledger', ledger],
    ['Agent', agent],
    ['Landed as', atomicity && LANDED[atomicity]],
    ['Score', score && `${(score.score * 100).toFixed(1)} %, ${score.verdict}`],
    ['Begun', timeMarkup(createdAt)],
    ['Goes on from', resumedFrom === undefined ? undefined : copyMarkup(resumedFrom)],
    ['Execution', copyMarkup(executionId)],
    ['Flow', copyMarkup(execution.benchmarkId ?? flowId)],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  return markup`<dl class="facts">${known.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

const LANDED = { transaction: 'one transaction', sequence: 'a sequence' } as const;
