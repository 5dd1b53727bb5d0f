import type { GraphNode } from '../graph-node';
import { nodeMeta } from '../node-meta';
import { briefText } from '../plain-text';
import { wrapText } from '../wrap-text';
import { type Font, textWidth } from './text-width';

/** Sizes of cards in pixels. */
export const CARD = {
  width: 368,
  /** How far ways that were not taken stand to the right; the line of what was done passes them by. */
  indent: 40,
  padding: 10,
  /** Where text begins: right of the sign. */
  textX: 36,
  titleLine: 18,
  detailLine: 15,
  /** Between the title and the lines below it. */
  detailGap: 2,
} as const;

export const TITLE_FONT: Font = { size: 13.5, isBold: true };
export const DETAIL_FONT: Font = { size: 12 };
export const META_FONT: Font = { size: 11.5 };

/** Lines of a prompt, and of anything else, that are shown. */
const PROMPT_LINES = 8;
const TITLE_LINES = 3;
const DETAIL_LINES = 5;

/** A state with the lines that it shows and the room that they take. */
export interface Card {
  readonly node: GraphNode;
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly details: readonly string[];
  /** Beside the title. */
  readonly meta: string;
}

export function cardOf(node: GraphNode, isAside: boolean): Card {
  const width = isAside ? CARD.width - CARD.indent : CARD.width;
  const meta = nodeMeta(node);
  const room = width - CARD.textX - CARD.padding;
  const metaRoom = meta === '' ? 0 : textWidth(meta, META_FONT) + 10;
  const title = wrapText(briefText(node.title), {
    width: room - metaRoom,
    widthOf: (text) => textWidth(text, TITLE_FONT),
    mostLines: node.kind === 'prompt' ? PROMPT_LINES : TITLE_LINES,
  });
  const details = node.details.flatMap((detail) =>
    wrapText(briefText(detail), {
      width: room,
      widthOf: (text) => textWidth(text, DETAIL_FONT),
      mostLines: DETAIL_LINES,
    }),
  );
  const below = details.length === 0 ? 0 : CARD.detailGap + details.length * CARD.detailLine;
  const height = 2 * CARD.padding + title.length * CARD.titleLine + below;
  return { node, width, height, title, details, meta };
}
