/** How a state of a diagram is drawn. */
export type NodeStatus = 'done' | 'running' | 'waiting' | 'failed' | 'skipped' | 'pending' | 'unknown';

export type NodeKind = 'prompt' | 'plan' | 'attempt' | 'wait' | 'alternative' | 'question' | 'step' | 'end';

export interface GraphNode {
  /** Letters, digits and underscores. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly status: NodeStatus;
  /** Lines of text, not escaped; the first is the heading. */
  readonly lines: readonly string[];
}

export interface GraphEdge {
  /** `undefined`: the beginning. */
  readonly from: string | undefined;
  /** `undefined`: the end. */
  readonly to: string | undefined;
  readonly label?: string;
}

/** An execution as states and transitions, in the order of time; every format draws this. */
export interface FlowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Collects states one after the other. */
export class Timeline implements FlowGraph {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];

  /** @param label of the transition to it */
  add(node: GraphNode, label?: string): void {
    const from = this.nodes.at(-1)?.id;
    this.nodes.push(node);
    this.edges.push({ from, to: node.id, ...(label !== undefined && { label }) });
  }

  close(): void {
    this.edges.push({ from: this.nodes.at(-1)?.id, to: undefined });
  }
}
