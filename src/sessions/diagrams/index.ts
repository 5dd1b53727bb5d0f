export { type DiagramFormat, DIAGRAM_FORMATS, DIAGRAM_TYPES, formatOf } from './diagram-format';
export { renderAscii } from './ascii.renderer';
export { flowGraph } from './flow-graph';
export { PAGE_POLICY, renderHtml } from './html.renderer';
export { renderMermaid } from './mermaid.renderer';
export { renderSvg } from './svg.renderer';
export type { FlowGraph, GraphEdge, GraphNode, NodeStatus } from './timeline';
