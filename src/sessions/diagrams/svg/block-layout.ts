import type { GraphEdge } from '../graph-node';
import { CARD, type Card } from './card';
import { type DagreGraph, Graph, layout } from './dagre';

/** A card with its upper left corner. */
export interface PlacedCard extends Card {
  readonly x: number;
  readonly y: number;
}

/** The cards of a block; 0 is the left side of what was done, ways that were not taken are to the right of it. */
export interface BlockLayout {
  readonly cards: readonly PlacedCard[];
  readonly width: number;
  readonly height: number;
}

/** Between one card and the next, in pixels; a label needs more room. */
export const GAP = 22;
export const LABELLED_GAP = 38;
const ASIDE_GAP = 20;

/**
 * Lays a block out: what was done in one column, in order, and the ways that were not taken beside what was chosen
 * instead. Equal blocks come out equal.
 */
export function layoutBlock(cards: readonly Card[], edges: readonly GraphEdge[]): BlockLayout {
  const graph = graphOf(cards, edges);
  layout(graph);
  const asides = new Set(edges.filter(({ kind }) => kind === 'rejected').map(({ to }) => to));
  const placed = cards.map((card): PlacedCard => {
    const { y } = graph.node(card.node.id);
    const x = asides.has(card.node.id) ? CARD.width + ASIDE_GAP : 0;
    return { ...card, x, y: y - card.height / 2 };
  });
  const width = Math.max(...placed.map((card) => card.x + card.width));
  const height = Math.max(...placed.map((card) => card.y + card.height));
  return { cards: placed, width, height };
}

function graphOf(cards: readonly Card[], edges: readonly GraphEdge[]): DagreGraph {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: ASIDE_GAP, ranksep: GAP });
  const ids = new Set(cards.map(({ node }) => node.id));
  for (const { node, width, height } of cards) graph.setNode(node.id, { width, height });
  for (const { from, to, kind, label } of edges) {
    if (from === undefined || to === undefined || !ids.has(from) || !ids.has(to)) continue;
    const hasRoom = kind === 'rejected' || label === undefined;
    graph.setEdge(from, to, { width: 0, height: hasRoom ? 0 : LABELLED_GAP - GAP, labelpos: 'c' });
  }
  return graph;
}
