import type { EdgeKind, GraphEdge, GraphNode } from './graph-node';

/** A state before it has its place. */
export type NodeDraft = Omit<GraphNode, 'block'>;

/** Longest part of an id that comes from a step's name. */
const MOST_OF_NAME = 40;

/** Puts states one after the other as they happened. */
export class Timeline {
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];
  private readonly ids = new Set<string>();
  private block = 0;
  private label: string | undefined;
  private last: GraphNode | undefined;

  /** The states that follow belong together. */
  beginBlock(): void {
    this.block += 1;
  }

  /** Says why the next state came about. */
  because(label: string): void {
    this.label = label;
  }

  /** The next state. */
  add(draft: NodeDraft): void {
    const node = this.place(draft);
    this.edges.push({
      from: this.last?.id,
      to: node.id,
      kind: 'then',
      isFailure: node.status === 'failed',
      ...(this.label !== undefined && { label: this.label }),
    });
    this.label = undefined;
    this.last = node;
  }

  /** What stands beside the last state: a way that was not taken from it, or a step that it carries. */
  addBeside(kind: Exclude<EdgeKind, 'then'>, draft: NodeDraft): void {
    const node = this.place(draft);
    const isFailure = kind === 'carries' && node.status === 'failed';
    this.edges.push({ from: this.last?.id, to: node.id, kind, isFailure });
  }

  /** There is nothing after the last state. */
  end(): void {
    if (this.last)
      this.edges.push({
        from: this.last.id,
        to: undefined,
        kind: 'then',
        isFailure: this.last.status === 'failed',
      });
  }

  private place(draft: NodeDraft): GraphNode {
    const node = { ...draft, id: this.unique(draft.id), block: this.block };
    this.nodes.push(node);
    return node;
  }

  /** Names of steps may be anything, so two of them may come out alike. */
  private unique(name: string): string {
    const id = name
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '_')
      .slice(0, MOST_OF_NAME);
    let free = id;
    for (let count = 2; this.ids.has(free); count += 1) free = `${id}_${count}`;
    this.ids.add(free);
    return free;
  }
}
