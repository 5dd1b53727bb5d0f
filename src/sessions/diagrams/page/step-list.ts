import type { FlowGraph, GraphNode } from '../graph-node';
import { type Markup, markup } from '../markup';
import { nodeMeta } from '../node-meta';
import { durationText } from '../words';
import { keyedText } from './page-text';
import { signMarkup } from './sign';

/** Why states came about, by their id. */
type Reasons = ReadonlyMap<string | undefined, string | undefined>;

/** The same as the picture, in words: each step, and what was tried for it. */
export function stepList({ nodes, edges }: FlowGraph): Markup {
  const reasons = new Map(edges.map(({ to, label }) => [to, label]));
  const blocks = [...Map.groupBy(nodes, ({ block }) => block).values()];
  const ofSteps = blocks.filter((block) => block.some(({ kind }) => kind === 'step'));
  return markup`<section class="steps" aria-labelledby="steps"><h2 id="steps">Steps</h2>
<table>
<thead><tr><th scope="col">Step</th><th scope="col">Status</th><th scope="col" class="number">Took</th></tr></thead>
${ofSteps.map((block) => blockBody(block, reasons))}</table></section>
`;
}

/** A step with what was tried for it, or the steps of one transaction with what was tried for all of them. */
function blockBody(block: readonly GraphNode[], reasons: Reasons): Markup {
  const rows = block.filter(({ kind }) => kind === 'transaction' || kind === 'step');
  const history = block.filter((node) => !rows.includes(node));
  return markup`<tbody class="${rows.length > 1 && 'together'}">
${rows.map(rowMarkup)}${
    history.length > 0 &&
    markup`<tr class="history"><td colspan="3"><ol>${history.map((node) => historyItem(node, reasons.get(node.id)))}</ol></td></tr>
`
  }</tbody>
`;
}

function rowMarkup(node: GraphNode): Markup {
  const { kind, title, details, status, stepId, durationMs } = node;
  return markup`<tr class="step ${kind === 'transaction' && 'transaction'}"><th scope="row">${keyedText(title)} <small>${stepId}</small>${details.map(
    (line) => markup`<span class="line">${keyedText(line)}</span>`,
  )}</th><td class="status ${status}"><span class="nowrap">${signMarkup(node)} ${status}</span></td><td class="number">${
    durationMs !== undefined && durationText(durationMs)
  }</td></tr>
`;
}

function historyItem(node: GraphNode, reason: string | undefined): Markup {
  const meta = nodeMeta(node);
  return markup`<li class="${node.status}">${signMarkup(node)} <div><strong>${keyedText(node.title)}</strong>${
    meta !== '' && markup` <span class="quiet nowrap">${meta}</span>`
  }${reason !== undefined && markup`<span class="line quiet">${reason}</span>`}${node.details.map((line) => markup`<span class="line">${keyedText(line)}</span>`)}</div></li>`;
}
