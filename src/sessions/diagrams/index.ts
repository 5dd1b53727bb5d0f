export type { FlowGraph, GraphEdge, GraphNode, NodeKind, NodeStatus } from './graph-node';
export { flowGraph } from './flow-graph';
export { renderMermaid } from './mermaid.renderer';
export { SVG_STYLE, renderSvg } from './svg';
export { renderAscii } from './ascii.renderer';
