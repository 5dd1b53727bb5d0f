import { cleanText, shortened } from './clean-text';
import type { FlowGraph } from './timeline';
import { NODE_STYLES } from './node-styles';

/** Columns of a terminal. */
const WIDTH = 80;

/** The graph as a tree of text for terminals. */
export function renderAscii({ nodes, edges }: FlowGraph): string {
  const labels = new Map(edges.map(({ to, label }) => [to, label]));
  const lines: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const isLast = index === nodes.length - 1;
    const [head = '', ...details] = node.lines.map(cleanText);
    const label = node.kind === 'plan' ? undefined : labels.get(node.id);
    const why = label === undefined ? '' : ` (${cleanText(label)})`;
    const branch = index === 0 ? '┌─' : isLast ? '└─' : '├─';
    lines.push(`${branch} ${NODE_STYLES[node.status].sign} ${head}${why}`);
    for (const detail of details) lines.push(`${isLast ? ' ' : '│'}      ${detail}`);
  }
  return `${lines.map((line) => shortened(line, WIDTH)).join('\n')}\n`;
}
