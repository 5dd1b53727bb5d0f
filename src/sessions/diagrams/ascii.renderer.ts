import type { FlowGraph, GraphEdge, GraphNode, NodeKind } from './graph-node';
import { nodeMeta } from './node-meta';
import { briefText } from './plain-text';
import { STATUS_SIGNS } from './status-signs';
import { characterWidth } from './wide-characters';
import { wrapText } from './wrap-text';

/** Columns of a terminal. */
const COLUMNS = 80;
const PROMPT_LINES = 6;
const DETAIL_LINES = 4;

/** States that others stand under. */
const HEADS: ReadonlySet<NodeKind> = new Set<NodeKind>(['plan', 'transaction', 'step', 'outcome']);

/** A state with what was tried for it. */
interface Branch {
  readonly node: GraphNode;
  readonly children: readonly GraphNode[];
}

/** The graph as a tree for a terminal of 80 columns; lines end with a line feed. */
export function renderAscii(graph: FlowGraph): string {
  const [prompt, ...others] = graph.nodes;
  const branches = branchesOf(others);
  const labels = labelsOf(graph.edges);
  const head = [
    ...wrapped(prompt?.title ?? '', COLUMNS, PROMPT_LINES),
    ...wrapped(graph.caption, COLUMNS, 3),
  ];
  const lines = [
    ...head,
    graph.executionId,
    '',
    ...branches.flatMap((branch, index) => branchLines(branch, labels, index, branches.length)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** Under a step stands what was tried for it; under a transaction its steps, and what was tried for all of them. */
function branchesOf(nodes: readonly GraphNode[]): Branch[] {
  const branches: { node: GraphNode; children: GraphNode[] }[] = [];
  for (const node of nodes) {
    const last = branches.at(-1);
    const isPart = last?.node.kind === 'transaction' && last.node.block === node.block;
    if (isPart || !HEADS.has(node.kind)) last?.children.push(node);
    else branches.push({ node, children: [] });
  }
  return branches;
}

function labelsOf(edges: readonly GraphEdge[]): ReadonlyMap<string, string> {
  return new Map(
    edges.flatMap(({ to, label }) => (to === undefined || label === undefined ? [] : [[to, label]])),
  );
}

function branchLines(
  { node, children }: Branch,
  labels: ReadonlyMap<string, string>,
  index: number,
  count: number,
): string[] {
  const isLast = index === count - 1;
  const corner = isLast ? '└─ ' : index === 0 ? '┌─ ' : '├─ ';
  const trunk = isLast ? '   ' : '│  ';
  const label = node.kind === 'plan' ? undefined : labels.get(node.id);
  return [
    ...labelLine(label, '│  '),
    ...nodeLines(node, corner, `${trunk}${children.length > 0 ? '│ ' : '  '}`),
    ...children.flatMap((child, at) => {
      const isEnd = at === children.length - 1;
      const reason = labelLine(labels.get(child.id), `${trunk}│  `);
      return [
        ...reason,
        ...nodeLines(child, `${trunk}${isEnd ? '└─ ' : '├─ '}`, `${trunk}${isEnd ? '   ' : '│  '}  `),
      ];
    }),
  ];
}

function labelLine(label: string | undefined, lead: string): string[] {
  return label === undefined
    ? []
    : wrapped(label, COLUMNS - lead.length - 2, 2).map(
        (line, row) => `${lead}${row === 0 ? '↓ ' : '  '}${line}`,
      );
}

function nodeLines(node: GraphNode, first: string, further: string): string[] {
  const meta = nodeMeta(node);
  const lead = `${first}${STATUS_SIGNS[node.status]} `;
  const below = COLUMNS - further.length - 1;
  const room = Math.min(below, COLUMNS - lead.length - (meta === '' ? 0 : meta.length + 2));
  const [title = '', ...moreTitle] = wrapped(node.title, room, 3);
  const gap = ' '.repeat(Math.max(0, COLUMNS - lead.length - columnsOf(title) - meta.length));
  const details = node.details.flatMap((detail) => wrapped(detail, below, DETAIL_LINES));
  return [
    `${lead}${title}${meta === '' ? '' : gap}${meta}`,
    ...[...moreTitle, ...details].map((line) => `${further} ${line}`),
  ];
}

function wrapped(text: string, width: number, mostLines: number): string[] {
  return wrapText(briefText(text), { width, widthOf: columnsOf, mostLines });
}

/** Columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    const width = characterWidth(character);
    columns += width === 'none' ? 0 : width === 'wide' ? 2 : 1;
  }
  return columns;
}
