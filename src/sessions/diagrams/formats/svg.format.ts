import { flowGraph } from '../flow-graph';
import { SVG_POLICY } from '../page';
import { renderSvg } from '../svg';
import type { DiagramFormat } from './diagram-format';

export const SVG_FORMAT: DiagramFormat = {
  type: 'image/svg+xml',
  tag: ';svg',
  policy: SVG_POLICY,
  example:
    '<svg xmlns="http://www.w3.org/2000/svg" class="reev" width="424" height="402" viewBox="0 0 424 402" role="img" …</svg>',
  shows: 'state',
  draw: (execution) => renderSvg(flowGraph(execution)).text,
};
