import { type ExecutionSnapshot, type FlowStatus, atomicityOf, progressOf } from '../../../domain';
import type { NodeStatus } from '../graph-node';
import { type Markup, markup } from '../markup';
import { durationText, elapsed } from '../words';
import { keyMarkup, keyedText, timeMarkup } from './page-text';
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
const WORDS: Readonly<Partial<Record<FlowStatus, string>>> = { AwaitingUser: 'Waiting for a person' };

/** What was asked for, how it stands, and the facts about it. */
export function pageHeader(execution: ExecutionSnapshot): Markup {
  const { prompt, status, startedAt, finishedAt } = execution;
  const node = { kind: 'outcome', status: STATUS[status] } as const;
  const progress = progressOf(execution);
  const percent = Math.round(progress * 100);
  const took = elapsed(startedAt, finishedAt);
  return markup`<header>
<p class="brand">reev</p>
<h1 dir="auto">${keyedText(prompt)}</h1>
<p class="state ${node.status}" role="status"><span class="badge">${signMarkup(node)} ${WORDS[status] ?? status}</span>
<progress max="1" value="${progress}" aria-label="Progress">${percent} %</progress> <span>${percent} %</span>${
    took !== undefined && markup` <span>in ${durationText(took)}</span>`
  }</p>
${factsOf(execution)}
</header>
`;
}

function factsOf(execution: ExecutionSnapshot): Markup {
  const { executionId, flowId, wallet, mode, atomicMode, agent, ledger, createdAt, resumedFrom, score } =
    execution;
  const atomicity = atomicityOf(execution);
  const facts: readonly (readonly [string, Markup | string | undefined])[] = [
    ['Wallet', keyMarkup(wallet)],
    ['Mode', `${mode}, ${atomicMode}`],
    ['Ledger', ledger],
    ['Agent', agent],
    ['Landed as', atomicity && LANDED[atomicity]],
    ['Score', score && `${(score.score * 100).toFixed(1)} %, ${score.verdict}`],
    ['Begun', timeMarkup(createdAt)],
    ['Goes on from', resumedFrom],
    ['Execution', markup`<span class="id">${executionId}</span>`],
    ['Flow', markup`<span class="id">${execution.benchmarkId ?? flowId}</span>`],
  ];
  const known = facts.filter(([, value]) => value !== undefined);
  return markup`<dl class="facts">${known.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

const LANDED = { transaction: 'one transaction', sequence: 'a sequence' } as const;
