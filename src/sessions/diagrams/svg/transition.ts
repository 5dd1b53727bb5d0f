import type { GraphEdge } from '../graph-node';
import { briefText } from '../plain-text';
import { wrapText } from '../wrap-text';
import type { PlacedCard } from './block-layout';
import { CARD, META_FONT } from './card';
import { textWidth } from './text-width';

/** A transition as a line. */
export interface Transition {
  readonly edge: GraphEdge;
  /** Path data of SVG. */
  readonly path: string;
  /** Where its arrow points to. */
  readonly tip?: { readonly x: number; readonly y: number };
  readonly label?: { readonly x: number; readonly y: number; readonly text: string };
}

/** Lines go from sign to sign, this far from the left side of a card. */
export const SIGN_X = 20;
/** Between a card and the dot at the beginning or the end. */
export const DOT_GAP = 22;
const ARROW = 5;
/** Half the space between two columns. */
const GUTTER = 18;

/** Draws a transition between cards that have their places. */
export function transitionOf(
  edge: GraphEdge,
  cards: ReadonlyMap<string, PlacedCard>,
): Transition | undefined {
  const from = edge.from === undefined ? undefined : cards.get(edge.from);
  const to = edge.to === undefined ? undefined : cards.get(edge.to);
  if (!to) return from && { edge, path: `M${at(from.x + SIGN_X)} ${at(bottomOf(from))}v${DOT_GAP - 7}` };
  const tip = { x: to.x + SIGN_X, y: to.y };
  if (!from) return { edge, tip, path: `M${at(tip.x)} ${at(to.y - DOT_GAP)}V${at(to.y - ARROW)}` };
  if (edge.kind !== 'then') return { edge, path: toAside(from, to) };
  const isBelow = from.x === to.x;
  const path = isBelow ? straight(from, to) : toNextColumn(from, to);
  const label = labelOf(edge, from, to, isBelow);
  return { edge, tip, path, ...(label && { label }) };
}

function straight(from: PlacedCard, to: PlacedCard): string {
  return `M${at(from.x + SIGN_X)} ${at(bottomOf(from))}V${at(to.y - ARROW)}`;
}

function toNextColumn(from: PlacedCard, to: PlacedCard): string {
  const bend = bottomOf(from) + GUTTER;
  return [
    `M${at(from.x + SIGN_X)} ${at(bottomOf(from))}V${at(bend)}`,
    `H${at(to.x - GUTTER - 12)}V${at(to.y - GUTTER - 8)}H${at(to.x + SIGN_X)}V${at(to.y - ARROW)}`,
  ].join('');
}

/** From the line of what was done to what stands beside it. */
function toAside(from: PlacedCard, to: PlacedCard): string {
  return `M${at(from.x + SIGN_X)} ${at(to.y + 19)}H${at(to.x)}`;
}

function labelOf(
  { label, isFailure }: GraphEdge,
  from: PlacedCard,
  to: PlacedCard,
  isBelow: boolean,
): Transition['label'] {
  if (label === undefined) return undefined;
  const [text = ''] = wrapText(briefText(label), {
    width: CARD.width - SIGN_X - 12,
    widthOf: (line) => textWidth(line, { ...META_FONT, isBold: isFailure }),
    mostLines: 1,
  });
  const y = isBelow ? to.y - 15 : bottomOf(from) + GUTTER - 5;
  return { x: from.x + SIGN_X + 9, y, text };
}

function bottomOf({ y, height }: PlacedCard): number {
  return y + height;
}

/** A coordinate with at most one digit after the point. */
export function at(pixels: number): string {
  return String(Math.round(pixels * 10) / 10);
}
