import type { GraphEdge } from '../graph-node';
import { CARD, type Card } from './card';
import { type DagreGraph, Graph, layout } from './dagre';

/** A card with its upper left corner. */
export interface PlacedCard extends Card {
  readonly x: number;
  readonly y: number;
}

/** The cards of a block in one column, below each other. */
export interface BlockLayout {
  readonly cards: readonly PlacedCard[];
  readonly height: number;
}

/** Between one card and the next, in pixels; a label needs more room. */
export const GAP = 22;
export const LABELLED_GAP = 38;

/**
 * Lays a block out in the order in which it happened; what stands beside a state (ways that were not taken, steps that
 * a transaction carries) stands below it, a little to the right. Equal blocks come out equal.
 */
export function layoutBlock(cards: readonly Card[], edges: readonly GraphEdge[]): BlockLayout {
  const graph = graphOf(cards, edges);
  layout(graph);
  const asides = new Set(edges.filter(({ kind }) => kind !== 'then').map(({ to }) => to));
  const placed = cards.map((card): PlacedCard => {
    const { y } = graph.node(card.node.id);
    return { ...card, x: asides.has(card.node.id) ? CARD.indent : 0, y: y - card.height / 2 };
  });
  return { cards: placed, height: Math.max(...placed.map(({ y, height }) => y + height)) };
}

function graphOf(cards: readonly Card[], edges: readonly GraphEdge[]): DagreGraph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: GAP, ranksep: GAP });
  const ids = new Set(cards.map(({ node }) => node.id));
  for (const { node, width, height } of cards) graph.setNode(node.id, { width, height });
  let aside: string | undefined;
  for (const { from, to, kind, label: text } of edges) {
    if (from === undefined || to === undefined || !ids.has(from) || !ids.has(to)) continue;
    const isLabelled = kind === 'then' && text !== undefined;
    const label = isLabelled ? { width: 1, height: LABELLED_GAP - GAP } : { width: 0, height: 0 };
    // What comes next stands below what stands beside.
    graph.setEdge(aside ?? from, to, { ...label, labelpos: 'c' });
    aside = kind !== 'then' ? to : undefined;
  }
  return graph;
}
