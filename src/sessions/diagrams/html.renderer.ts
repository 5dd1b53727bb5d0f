import { createHash } from 'node:crypto';
import {
  type ExecutionSnapshot,
  type StepSnapshot,
  isFinished,
  openQuestionOf,
  progressOf,
} from '../../domain';
import { linksOf } from '../links';
import { cleanText, shortened } from './clean-text';
import { escapeMarkup } from './escape-markup';
import { flowGraph } from './flow-graph';
import { attemptLines, describeAlternative, stepLines } from './node-lines';
import { NODE_STYLES } from './node-styles';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';
import { renderInlineSvg } from './svg.renderer';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** `Content-Security-Policy` of the page: its own style and script, its own service, and nothing else. */
export const PAGE_POLICY =
  `default-src 'none'; style-src ${hash(PAGE_STYLE)}; script-src ${hash(PAGE_SCRIPT)}; connect-src 'self'; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const text = (value: string): string => escapeMarkup(cleanText(value));

/**
 * A page that shows an execution and follows it. Drawn by the service, so that it can be read without scripts too.
 * @param newest revision that there is; the execution may be shown as it was before
 */
export function renderHtml(execution: ExecutionSnapshot, newest: number): string {
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${text(execution.status)}: ${text(shortened(execution.prompt, 60))}</title>` +
    `<style>${PAGE_STYLE}</style></head><body>\n${mainOf(execution, newest)}\n` +
    `<script>${PAGE_SCRIPT}</script></body></html>\n`
  );
}

function mainOf(execution: ExecutionSnapshot, newest: number): string {
  const { executionId, status, revision, steps } = execution;
  const events = `${linksOf(executionId).self}/events?since=${newest}`;
  const ended = isFinished(status) && revision === newest ? ' data-ended' : '';
  return (
    `<main data-events="${text(events)}"${ended}>\n${head(execution)}\n${notices(execution)}\n` +
    `${playback(execution, newest)}\n<div class="picture">${renderInlineSvg(flowGraph(execution))}</div>\n` +
    `<h2>Steps</h2>\n<ol class="steps">${steps.map(stepItem).join('\n')}</ol>\n</main>`
  );
}

function head(execution: ExecutionSnapshot): string {
  const { executionId, flowId, prompt, status, mode, atomicMode, ledger, wallet, createdAt } = execution;
  const progress = progressOf(execution);
  return (
    `<p>${badge(status)} <progress max="100" value="${progress}">${progress} %</progress> ` +
    `<span class="quiet">${progress} %</span></p>\n<h1>${text(prompt)}</h1>\n` +
    `<p class="quiet">${text(mode)} mode, ${text(atomicMode)}, ${text(ledger)} ledger · wallet <code title="${text(wallet)}">` +
    `${text(wallet.slice(0, 4))}…${text(wallet.slice(-4))}</code> · begun ${text(createdAt)}</p>\n` +
    `<p class="quiet"><code>${text(executionId)}</code> of <code>${text(flowId)}</code></p>`
  );
}

function notices(execution: ExecutionSnapshot): string {
  const { executionId, failure } = execution;
  const open = openQuestionOf(execution);
  const failed = failure
    ? `<div class="notice" role="alert"><strong>${text(failure.code)}</strong> ${text(failure.message)}` +
      `<p class="quiet">Go on from the failed step with <code>POST ${text(linksOf(executionId).self)}/resume</code>.</p></div>`
    : '';
  if (open === undefined) return failed;
  const choices = open.choices.map(({ choice }) => `<code>${text(choice)}</code>`).join(', ');
  return (
    `${failed}<div class="notice ask" role="status"><strong>A person is asked.</strong> ${text(open.text)}` +
    `<p class="quiet">Answer <code>${text(open.questionId)}</code> until ${text(open.expiresAt)} with ${choices}: ` +
    `<code>POST ${text(linksOf(executionId).self)}/answers</code>.</p></div>`
  );
}

function playback({ revision }: ExecutionSnapshot, newest: number): string {
  const back = revision === newest ? '' : ' <a href="?format=html">now</a>';
  return (
    '<div class="playback"><label for="at">Revision</label>' +
    `<input id="at" type="range" min="1" max="${newest}" value="${revision}" disabled>` +
    `<output for="at">${revision} of ${newest}</output>${back}</div>`
  );
}

function stepItem(step: StepSnapshot): string {
  const { stepId, tool, status, attempts, recoveries } = step;
  const [title = '', ...lines] = stepLines(step);
  const rows = [
    ['Tool', `${tool} (${stepId})`],
    ...lines.map((line) => ['', line]),
    ...attempts.map((attempt) => ['', attemptLines(attempt).join(' · ')]),
    ...recoveries.map(({ strategy, errorClass, reason, alternative }) => [
      strategy ?? 'given up',
      [errorClass, reason, ...(alternative ? [describeAlternative(alternative)] : [])].join(' · '),
    ]),
  ];
  const list = rows
    .map(([name = '', value = '']) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`)
    .join('');
  return `<li><h3>${badge(status)} ${text(title)}</h3><dl>${list}</dl></li>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  Completed: NODE_STYLES.done.sign,
  Failed: NODE_STYLES.failed.sign,
  Timeout: NODE_STYLES.failed.sign,
  Stopped: NODE_STYLES.skipped.sign,
  Skipped: NODE_STYLES.skipped.sign,
  AwaitingUser: NODE_STYLES.waiting.sign,
  Running: NODE_STYLES.running.sign,
};

function badge(status: string): string {
  return `<span class="badge ${text(status)}">${SIGNS[status] ?? NODE_STYLES.pending.sign} ${text(status)}</span>`;
}
