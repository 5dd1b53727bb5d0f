import type { FlowGraph, GraphNode } from '../graph-node';
import { type Markup, markup } from '../markup';
import { cutText, plainText } from '../plain-text';
import type { PlacedCard } from './block-layout';
import { CARD } from './card';
import type { Frame } from './picture-layout';
import { signOf } from './signs';
import { DOT_GAP, SIGN_X, type Transition, at } from './transition';

/** Longest text that shows over a card. */
const MOST_TOLD = 1_000;

export function frameMarkup({ x, y, width, height }: Frame): Markup {
  return markup`<rect class="frame" x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" rx="12"/>
`;
}

/** A card: its sign, its title, what stands beside the title, and its lines. The whole text shows over it. */
export function cardMarkup({ node, x, y, width, height, title, details, meta }: PlacedCard): Markup {
  const lines = details.map((line, index) => {
    const top = CARD.padding + title.length * CARD.titleLine + CARD.detailGap;
    const below = top + (index + 1) * CARD.detailLine - 4;
    return markup`<text x="${CARD.textX}" y="${at(below)}">${line}</text>`;
  });
  const titles = title.map((line, index) => {
    const below = CARD.padding + (index + 1) * CARD.titleLine - 4.5;
    return markup`<text class="title" x="${CARD.textX}" y="${at(below)}">${line}</text>`;
  });
  const beside =
    meta !== '' &&
    markup`<text class="meta" x="${at(width - CARD.padding)}" y="23" text-anchor="end">${meta}</text>`;
  return markup`<g class="card ${node.kind} ${node.status}" transform="translate(${at(x)} ${at(y)})"><title>${toldOf(node)}</title><rect width="${at(width)}" height="${at(height)}" rx="8"/><g class="sign" transform="translate(${SIGN_X} 19)"><circle r="10"/><path d="${signOf(node)}"/></g>${titles}${beside}${lines}</g>
`;
}

export function transitionMarkup({ edge, path, tip, label }: Transition): Markup {
  const name = edge.isFailure ? 'failure' : edge.kind;
  return markup`<g class="${name}"><path class="line" d="${path}"/>${
    tip && markup`<path class="tip" d="M${at(tip.x)} ${at(tip.y)}l-4.5 -8h9z"/>`
  }${label && markup`<text class="label" x="${at(label.x)}" y="${at(label.y)}">${label.text}</text>`}</g>
`;
}

/** The dot at the beginning and, once there is one, the ring at the end. */
export function dotsMarkup({ edges }: FlowGraph, cards: ReadonlyMap<string, PlacedCard>): Markup[] {
  return edges.flatMap(({ from, to }) => {
    const first = from === undefined && to !== undefined ? cards.get(to) : undefined;
    const last = to === undefined && from !== undefined ? cards.get(from) : undefined;
    if (first)
      return [
        markup`<circle class="dot" cx="${at(first.x + SIGN_X)}" cy="${at(first.y - DOT_GAP)}" r="6"/>
`,
      ];
    if (!last) return [];
    const [cx, cy] = [at(last.x + SIGN_X), at(last.y + last.height + DOT_GAP)];
    return [
      markup`<circle class="ring" cx="${cx}" cy="${cy}" r="7.5"/><circle class="dot" cx="${cx}" cy="${cy}" r="4.5"/>
`,
    ];
  });
}

/** A state in words. */
export function toldOf({ title, details, status }: GraphNode): string {
  return cutText(plainText([`${title} (${status})`, ...details].join('. ')), MOST_TOLD);
}
