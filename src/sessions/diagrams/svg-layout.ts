import * as dagre from '@dagrejs/dagre';
import { cleanText, shortened } from './clean-text';
import type { FlowGraph, GraphNode } from './timeline';
import { textWidth, wrapText } from './text-width';

/** What is used of the library, whose own types cannot be resolved from a CommonJS module. */
interface Layout {
  setGraph(options: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, label: object): void;
  node(id: string): { readonly x: number; readonly y: number };
  edge(from: string, to: string): { readonly points: readonly { readonly x: number; readonly y: number }[] };
}
const { Graph, layout } = dagre as unknown as {
  readonly Graph: new () => Layout;
  readonly layout: (graph: Layout) => void;
};

/** Measures of the drawing, in pixels. */
export const MEASURES = { heading: 14, text: 12, lineHeight: 18, padding: 12, sign: 22, margin: 16 } as const;

/** Widest text of a state, in pixels, and most characters of one of its lines. */
const MOST_WIDTH = 340;
const MOST_CHARACTERS = 220;

/** Bold letters are that much wider. */
const BOLD = 1.12;

export interface PlacedLine {
  readonly text: string;
  readonly isHeading: boolean;
}

/** A state with its place; `x` and `y` are its upper left corner. */
export interface PlacedNode {
  readonly node: GraphNode;
  readonly lines: readonly PlacedLine[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label?: string;
  /** Does it lead to a state that failed? */
  readonly isFailed: boolean;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Places the states from top to bottom. The same graph has the same drawing. */
export function placed(graph: FlowGraph): Drawing {
  const sized = graph.nodes.map(sizedNode);
  const inner = graph.edges.filter(
    (edge): edge is typeof edge & { from: string; to: string } =>
      edge.from !== undefined && edge.to !== undefined,
  );
  const plan = new Graph();
  plan.setGraph({
    rankdir: 'TB',
    ranker: 'longest-path',
    nodesep: 24,
    ranksep: 34,
    marginx: MEASURES.margin,
    marginy: MEASURES.margin,
  });
  for (const { node, width, height } of sized) plan.setNode(node.id, { width, height });
  for (const { from, to, label } of inner) {
    const width = label === undefined ? 0 : textWidth(label, MEASURES.text) + 16;
    plan.setEdge(from, to, { width, height: label === undefined ? 0 : MEASURES.lineHeight, labelpos: 'r' });
  }
  layout(plan);
  const failed = new Set(graph.nodes.filter(({ status }) => status === 'failed').map(({ id }) => id));
  const { width = 0, height = 0 } = plan.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    nodes: sized.map((box) => {
      const { x, y } = plan.node(box.node.id);
      return { ...box, x: rounded(x - box.width / 2), y: rounded(y - box.height / 2) };
    }),
    edges: inner.map(({ from, to, label }) => ({
      points: plan.edge(from, to).points.map(({ x, y }) => ({ x: rounded(x), y: rounded(y) })),
      ...(label !== undefined && { label: shortened(cleanText(label), 60) }),
      isFailed: failed.has(to),
    })),
  };
}

function sizedNode(node: GraphNode): Omit<PlacedNode, 'x' | 'y'> {
  const { heading, text, lineHeight, padding, sign } = MEASURES;
  const lines = node.lines.flatMap((line, index): PlacedLine[] => {
    const isHeading = index === 0;
    const clean = shortened(cleanText(line), MOST_CHARACTERS);
    return wrapText(clean, isHeading ? heading * BOLD : text, MOST_WIDTH).map((part) => ({
      text: part,
      isHeading,
    }));
  });
  const widths = lines.map((line) => textWidth(line.text, line.isHeading ? heading * BOLD : text));
  return {
    node,
    lines,
    width: Math.max(120, ...widths) + sign + 2 * padding,
    height: lines.length * lineHeight + 2 * padding - 4,
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
