import { cleanText, shortened } from './clean-text';
import type { FlowGraph, GraphNode, NodeStatus } from './timeline';
import { NODE_STYLES } from './node-styles';

/** Longest line of a label, in characters. */
const LINE = 80;

/** Strokes that say more than their colour. */
const STROKES: Partial<Record<NodeStatus, string>> = {
  failed: ',stroke-width:3px',
  skipped: ',stroke-dasharray:4 3',
  waiting: ',stroke-dasharray:2 2',
};

/** The graph as Mermaid `stateDiagram-v2`. */
export function renderMermaid({ nodes, edges }: FlowGraph): string {
  const lines = ['stateDiagram-v2'];
  for (const node of nodes) lines.push(`    state "${labelOf(node)}" as ${node.id}`);
  for (const { from, to, label } of edges) {
    lines.push(
      `    ${from ?? '[*]'} --> ${to ?? '[*]'}${label === undefined ? '' : ` : ${escapeText(label)}`}`,
    );
  }
  const used = new Set(nodes.map(({ status }) => status));
  for (const status of used) lines.push(`    classDef ${status} ${styleOf(status)}`);
  for (const { id, status } of nodes) lines.push(`    class ${id} ${status}`);
  return `${lines.join('\n')}\n`;
}

function styleOf(status: NodeStatus): string {
  const { fill, stroke, text } = NODE_STYLES[status].light;
  return `fill:${fill},stroke:${stroke},color:${text}${STROKES[status] ?? ''}`;
}

function labelOf({ lines, status }: GraphNode): string {
  const [first = '', ...rest] = lines.map(escapeText);
  return [`${NODE_STYLES[status].sign} ${first}`, ...rest].join('<br/>');
}

/** Characters that mean something to Mermaid or to HTML become entities of Mermaid. */
function escapeText(text: string): string {
  return [...shortened(cleanText(text), LINE)]
    .map((character) => (/[\p{L}\p{N} .,!?+\-→…✓✗()/_·]/u.test(character) ? character : entity(character)))
    .join('')
    .replace(/-(?=-)/g, '#45;');
}

function entity(character: string): string {
  return `#${character.codePointAt(0) ?? 63};`;
}
