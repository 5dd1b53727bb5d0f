import * as dagre from '@dagrejs/dagre';

/** What is used of a graph of dagre. */
export interface DagreGraph {
  setGraph(options: { readonly rankdir: 'TB'; readonly nodesep: number; readonly ranksep: number }): void;
  setNode(id: string, size: { readonly width: number; readonly height: number }): void;
  setEdge(from: string, to: string, label: DagreEdge): void;
  /** After the layout with its place: the middle of the node. */
  node(id: string): { readonly x: number; readonly y: number };
}

interface DagreEdge {
  readonly width: number;
  /** Room for a label. */
  readonly height: number;
  readonly labelpos: 'c';
}

/** The library's own types cannot be resolved under Node's rules for modules: these say what is used of it. */
export const { Graph, layout } = dagre as unknown as {
  readonly Graph: new () => DagreGraph;
  readonly layout: (graph: DagreGraph) => void;
};
