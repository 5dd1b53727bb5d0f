import type { ExecutionSnapshot } from '../../domain';
import { flowGraph, renderAscii, renderMermaid, renderSvg } from '../diagrams';
import type { DiagramFormat } from './diagram-format';

/** Draws a state as text of a format other than JSON. */
export const DRAW: Readonly<
  Record<Exclude<DiagramFormat, 'json' | 'html'>, (state: ExecutionSnapshot) => string>
> = {
  svg: (state) => renderSvg(flowGraph(state)).text,
  mermaid: (state) => renderMermaid(flowGraph(state)),
  ascii: (state) => renderAscii(flowGraph(state)),
};
