import type { FlowGraph, GraphEdge } from '../graph-node';
import { type BlockLayout, GAP, LABELLED_GAP, type PlacedCard, layoutBlock } from './block-layout';
import { CARD, cardOf } from './card';

/** The frame around a block of steps. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands, in pixels. */
export interface PictureLayout {
  readonly width: number;
  readonly height: number;
  readonly frames: readonly Frame[];
  readonly cards: readonly PlacedCard[];
}

export interface PictureOptions {
  /** Pixels that stay free above. */
  readonly top: number;
  /** A picture that is higher is broken into columns; Infinity: never. */
  readonly mostHeight: number;
}

const MARGIN = 16;
const FRAME = 12;
const COLUMN_GAP = 36;
/** For the dot at the beginning or the end. */
const DOT_ROOM = 26;
const MOST_COLUMNS = 4;

interface Block extends BlockLayout {
  readonly isFramed: boolean;
  /** Free space above, for the transition into it. */
  readonly gap: number;
}

/** Stacks the blocks of a graph, in columns when there are too many for one. */
export function layoutPicture(graph: FlowGraph, { top, mostHeight }: PictureOptions): PictureLayout {
  const blocks = blocksOf(graph);
  const height = blocks.reduce((sum, block) => sum + outerHeight(block) + block.gap, 0);
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(height / mostHeight)));
  const frames: Frame[] = [];
  const cards: PlacedCard[] = [];
  const width = CARD.width + 2 * FRAME;
  let [x, bottom] = [MARGIN, 0];
  for (const column of columnsOf(blocks, columns, height / columns)) {
    let y = top + DOT_ROOM - (column[0]?.gap ?? 0);
    for (const block of column) {
      y += block.gap;
      if (block.isFramed) frames.push({ x, y, width, height: outerHeight(block) });
      const inset = block.isFramed ? FRAME : 0;
      for (const card of block.cards) cards.push({ ...card, x: card.x + x + FRAME, y: card.y + y + inset });
      y += outerHeight(block);
    }
    bottom = Math.max(bottom, y);
    x += width + COLUMN_GAP;
  }
  return { width: x - COLUMN_GAP + MARGIN, height: bottom + DOT_ROOM + MARGIN, frames, cards };
}

function blocksOf({ nodes, edges }: FlowGraph): Block[] {
  const asides = new Set(edges.filter(({ kind }) => kind !== 'then').map(({ to }) => to));
  return [...Map.groupBy(nodes, ({ block }) => block).values()].map((members) => {
    const cards = members.map((node) => cardOf(node, asides.has(node.id)));
    const isFramed = members.some(({ kind }) => kind === 'step') && members.length > 1;
    return { ...layoutBlock(cards, edges), isFramed, gap: gapBefore(members[0]?.id, edges) };
  });
}

function gapBefore(id: string | undefined, edges: readonly GraphEdge[]): number {
  return edges.find(({ to }) => to === id)?.label === undefined ? GAP : LABELLED_GAP;
}

function outerHeight({ height, isFramed }: Block): number {
  return height + (isFramed ? 2 * FRAME : 0);
}

/** Fills one column after the other up to about `height`, the last one with the rest. */
function columnsOf(blocks: readonly Block[], count: number, height: number): Block[][] {
  const columns: Block[][] = [[]];
  let filled = 0;
  for (const block of blocks) {
    const more = outerHeight(block) + block.gap;
    if (columns.length < count && filled > 0 && filled + more / 2 > height) {
      columns.push([]);
      filled = 0;
    }
    columns.at(-1)?.push(block);
    filled += more;
  }
  return columns;
}
