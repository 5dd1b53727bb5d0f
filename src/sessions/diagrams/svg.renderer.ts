import { cleanText, shortened } from './clean-text';
import { escapeMarkup } from './escape-markup';
import type { FlowGraph, NodeStatus } from './timeline';
import { NODE_STYLES, type NodeStyle } from './node-styles';
import { type Drawing, MEASURES, type PlacedEdge, type PlacedNode, placed } from './svg-layout';

/** The graph as a picture that needs nothing but itself; equal graphs give equal bytes. */
export function renderSvg(graph: FlowGraph): string {
  return drawn(graph, `<style>${SVG_STYLE}</style>`);
}

/** The same for a page that brings {@link SVG_STYLE}. */
export function renderInlineSvg(graph: FlowGraph): string {
  return drawn(graph, '');
}

function drawn(graph: FlowGraph, style: string): string {
  const drawing = placed(graph);
  const { width, height } = drawing;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="flow" viewBox="0 0 ${width} ${height}" width="${width}" ` +
    `height="${height}" role="img" aria-labelledby="flow-title flow-text">\n` +
    `<title id="flow-title">${escapeMarkup(titleOf(graph))}</title>\n` +
    `<desc id="flow-text">${escapeMarkup(descriptionOf(graph))}</desc>\n` +
    `${style}<defs>${marker('arrow')}${marker('arrow-failed')}</defs>\n` +
    `<rect class="paper" width="${width}" height="${height}"/>\n${shapes(drawing)}\n</svg>\n`
  );
}

function shapes({ edges, nodes }: Drawing): string {
  return [...edges.map(edgeShape), ...nodes.map(nodeShape)].join('\n');
}

function titleOf({ nodes }: FlowGraph): string {
  return shortened(cleanText(nodes[0]?.lines[0] ?? ''), 120);
}

function descriptionOf({ nodes }: FlowGraph): string {
  return nodes.map(({ status, lines }) => `${status}: ${cleanText(lines[0] ?? '')}`).join('; ');
}

function marker(id: string): string {
  return (
    `<marker id="${id}" class="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" ` +
    'orient="auto"><path d="M0 0 L8 4 L0 8 z"/></marker>'
  );
}

function edgeShape({ points, label, isFailed }: PlacedEdge): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const path = `M${first.x} ${first.y}${rest.map(({ x, y }) => ` L${x} ${y}`).join('')}`;
  const [state, arrow] = isFailed ? ['edge failed', 'arrow-failed'] : ['edge', 'arrow'];
  const line = `<path class="${state}" d="${path}" marker-end="url(#${arrow})"/>`;
  const middle = points[Math.floor(points.length / 2)] ?? first;
  if (label === undefined) return line;
  return `${line}<text class="label" x="${middle.x + 8}" y="${middle.y + 4}">${escapeMarkup(label)}</text>`;
}

function nodeShape({ node, lines, x, y, width, height }: PlacedNode): string {
  const { padding, sign, lineHeight } = MEASURES;
  const texts = lines.map(({ text, isHeading }, index) => {
    const [left, top] = [x + padding + sign, y + padding + 10 + index * lineHeight];
    return `<text class="${isHeading ? 'heading' : 'line'}" x="${left}" y="${top}">${escapeMarkup(text)}</text>`;
  });
  const mark = `<text class="sign" x="${x + padding}" y="${y + padding + 10}">${NODE_STYLES[node.status].sign}</text>`;
  return (
    `<g class="state ${node.status} ${node.kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8"/>` +
    `${mark}${texts.join('')}</g>`
  );
}

const STATUSES = Object.entries(NODE_STYLES) as [NodeStatus, NodeStyle][];

function statusRules(theme: 'light' | 'dark'): string {
  return STATUSES.map(([status, style]) => {
    const { fill, stroke, text } = style[theme];
    return `.flow .${status} rect{fill:${fill};stroke:${stroke}}.flow .${status} text{fill:${text}}`;
  }).join('');
}

/** Colours follow what the reader prefers. */
export const SVG_STYLE =
  '.flow text{font-family:system-ui,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}' +
  `.flow .heading{font-size:${MEASURES.heading}px;font-weight:600}.flow .line{font-size:${MEASURES.text}px}` +
  `.flow .sign{font-size:${MEASURES.heading}px;font-weight:700}.flow .label{font-size:${MEASURES.text}px;fill:#555}` +
  '.flow .paper{fill:#fff}.flow .edge{fill:none;stroke:#666;stroke-width:1.4}.flow .arrow path{fill:#666}' +
  '.flow .state rect{stroke-width:1.4}.flow .failed rect{stroke-width:3}' +
  '.flow .edge.failed{stroke:#b42318;stroke-width:3}.flow .arrow-failed path{fill:#b42318}' +
  '.flow .skipped rect,.flow .pending rect{stroke-dasharray:5 4}.flow .waiting rect{stroke-dasharray:2 2}' +
  '.flow .arrow-failed{overflow:visible}' +
  statusRules('light') +
  '@media (prefers-color-scheme:dark){.flow .paper{fill:#131316}.flow .edge{stroke:#a0a0a8}' +
  '.flow .arrow path{fill:#a0a0a8}.flow .label{fill:#b5b5bd}.flow .edge.failed{stroke:#ff8a7a}' +
  `.flow .arrow-failed path{fill:#ff8a7a}${statusRules('dark')}}`;
