import type { FlowGraph, GraphEdge } from '../graph-node';
import { Markup, markup } from '../markup';
import { briefText, cutText, plainText } from '../plain-text';
import { wrapText } from '../wrap-text';
import type { PlacedCard } from './block-layout';
import { CARD, META_FONT } from './card';
import { layoutPicture } from './picture-layout';
import { cardMarkup, dotsMarkup, frameMarkup, toldOf, transitionMarkup } from './svg-parts';
import { SVG_RULES, coloursOf } from './svg-style';
import { textWidth } from './text-width';
import { type Transition, at, transitionOf } from './transition';

/** Height in pixels above which a picture by itself is broken into columns. */
const MOST_HEIGHT = 1_500;
const CAPTION_LINE = 15;
const MOST_OF_TITLE = 200;

/** What stands in the `<style>` of a picture by itself. */
export const SVG_STYLE = `${coloursOf('.reev')}\n${SVG_RULES}`;

export interface SvgOptions {
  /** Part of a page that has the style and the caption itself, and may be as long as it likes. */
  readonly isPart?: boolean;
}

/** The graph as a picture: equal graphs give equal bytes. */
export function renderSvg(graph: FlowGraph, { isPart = false }: SvgOptions = {}): Markup {
  const caption = isPart ? [] : captionOf(graph);
  const top = 12 + caption.length * CAPTION_LINE;
  const mostHeight = isPart ? Infinity : MOST_HEIGHT;
  const { width, height, frames, cards } = layoutPicture(graph, { top, mostHeight });
  const placed = new Map(cards.map((card) => [card.node.id, card]));
  const [w, h] = [at(width), at(height)];
  const title = cutText(plainText(graph.nodes[0]?.title ?? ''), MOST_OF_TITLE);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" class="reev" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-labelledby="reev-title reev-desc">
<title id="reev-title">${title}</title>
<desc id="reev-desc">${graph.caption}. ${graph.nodes.map(toldOf).join('; ')}</desc>
${isPart ? undefined : new Markup(`<style>${SVG_STYLE}</style>\n`)}<rect class="ground" width="${w}" height="${h}"/>
${caption.map(captionMarkup)}${frames.map(frameMarkup)}${transitionsOf(graph.edges, placed).map(transitionMarkup)}${dotsMarkup(graph, placed)}${cards.map(cardMarkup)}</svg>
`;
}

function captionOf({ caption, executionId }: FlowGraph): string[] {
  const width = CARD.width + 24;
  return [briefText(caption), executionId].flatMap((line) =>
    wrapText(plainText(line), { width, widthOf: (text) => textWidth(text, META_FONT), mostLines: 2 }),
  );
}

function captionMarkup(line: string, index: number): Markup {
  return markup`<text class="caption" x="16" y="${20 + index * CAPTION_LINE}">${line}</text>
`;
}

function transitionsOf(edges: readonly GraphEdge[], cards: ReadonlyMap<string, PlacedCard>): Transition[] {
  return edges.flatMap((edge) => transitionOf(edge, cards) ?? []);
}
