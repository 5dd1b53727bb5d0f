import { type ExecutionSnapshot, FAILURE_TEXTS, isFinished } from '../../../domain';
import { flowGraph } from '../flow-graph';
import { Markup, markup } from '../markup';
import { cutText, plainText } from '../plain-text';
import { statusText } from '../status-text';
import { renderSvg } from '../svg';
import { isResumable, nextSteps, resumeForm } from './next-step';
import { pageHeader } from './page-header';
import { PAGE_SCRIPT } from './page-script';
import { PAGE_STYLE } from './page-style';
import { keyedText } from './page-text';
import { type Moment, playback } from './playback';
import { questionPanel } from './question-panel';
import { stepList } from './step-list';
import { walletTable } from './wallet-table';

const MOST_OF_TITLE = 60;

/**
 * An execution as a page that needs nothing but this service: the picture, the steps in words, and playback. It follows a
 * running flow by script, or without one by loading itself again.
 * @param otherFormats names of the formats that it links to
 */
export function renderPage(
  execution: ExecutionSnapshot,
  moment: Moment,
  otherFormats: readonly string[],
): string {
  const { executionId, prompt, status } = execution;
  const isLive = !moment.isPlayback && !isFinished(status);
  const graph = flowGraph(execution);
  const body = markup`<main id="flow" data-execution="${executionId}" data-revision="${moment.revision}"${isLive && markup` data-live`}>
${pageHeader(execution)}${
    moment.isPlayback &&
    markup`<p class="panel">As it was at revision ${moment.revision}.</p>
`
  }${questionPanel(execution, moment.isPlayback)}${failurePanel(execution, moment.isPlayback)}${assumptionPanel(execution)}${walletTable(execution)}<div class="columns">
<section class="picture" aria-labelledby="picture"><h2 id="picture">What happened</h2>
${playback(moment)}<div class="scroll">${renderSvg(graph, { isPart: true })}</div></section>
${stepList(graph)}</div>
${pageFooter(executionId, moment, otherFormats)}</main>`;
  const reload =
    isLive &&
    markup`<noscript><meta http-equiv="refresh" content="5"></noscript>
`;
  return documentOf(
    `${cutText(plainText(prompt), MOST_OF_TITLE)} · ${statusText(status)}`,
    markup`${reload}`,
    body,
  );
}

/** What a browser is shown that has no API key: the page asks for one, and shows the flow with it. */
export function renderKeyPage(): string {
  const body = markup`<main id="flow" data-key-wanted>
<header><p class="brand">reev</p><h1>This service needs an API key</h1></header>
<form id="key" class="panel with-script"><label>API key <input type="password" name="key" autocomplete="off" required minlength="16"></label> <button>Open</button>
<p class="quiet">It is kept in this tab until you close it, and sent to this service alone.</p></form>
<noscript><p class="panel">Without scripts a browser cannot send the key. Use a program that can: <code>curl -H "x-api-key: …"</code> with <code>?format=ascii</code>, <code>svg</code> or <code>html</code>.</p></noscript>
</main>`;
  return documentOf('API key · reev', markup``, body);
}

function documentOf(title: string, head: Markup, body: Markup): string {
  return markup`${new Markup('<!doctype html>\n')}<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="icon" href="data:,">
${head}<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
${body}
<p id="news" role="status" hidden></p>
<script>${new Markup(PAGE_SCRIPT)}</script>
</body>
</html>
`.text;
}

function failurePanel(execution: ExecutionSnapshot, isPlayback: boolean): Markup | undefined {
  const { status, failure, stopRequested } = execution;
  if (status === 'Completed') return undefined;
  if (!isFinished(status))
    return stopRequested === undefined
      ? undefined
      : markup`<p class="panel stopped">Asked to stop: ${stopRequested}</p>
`;
  const name = status === 'Stopped' ? 'stopped' : 'failed';
  return markup`<section class="panel ${name}" aria-labelledby="failure"><h2 id="failure">${statusText(status)}${failure && `: ${FAILURE_TEXTS[failure.code]}`}</h2>
<p>${keyedText(failure?.message ?? stopRequested ?? '')}${failure && markup` <small>${failure.code}</small>`}</p>
${
  !isPlayback &&
  markup`<h3>What to do next</h3><ul>${nextSteps(execution).map((step) => markup`<li>${step}</li>`)}</ul>
${isResumable(execution) && resumeForm(execution)}`
}</section>
`;
}

/** What the plan assumed stays in sight, whatever became of it. */
function assumptionPanel({ assumptions = [], warnings = [] }: ExecutionSnapshot): Markup | undefined {
  if (assumptions.length + warnings.length === 0) return undefined;
  return markup`<section class="panel" aria-labelledby="assumed"><h2 id="assumed">What the prompt did not say</h2>
<ul>${assumptions.map(({ detail }) => markup`<li>Assumed: ${detail}</li>`)}${warnings.map((warning) => markup`<li>Warning: ${warning}</li>`)}</ul></section>
`;
}

function pageFooter(
  executionId: string,
  { isPlayback, revision }: Moment,
  formats: readonly string[],
): Markup {
  const at = isPlayback ? `&at=${revision}` : '';
  return markup`<footer><p>The same as ${formats.map((format) => markup`<a href="?format=${format}${at}">${format}</a> `)}· <a href="/api/v1/executions/${executionId}">status</a> <a href="/api/v1/executions/${executionId}/events">events</a> <a href="/api/v1/transaction-logs/${executionId}">transactions</a> <a href="/api/docs">interface</a></p></footer>
`;
}
