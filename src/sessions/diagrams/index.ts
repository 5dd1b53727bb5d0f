export { EDGE_KINDS, NODE_KINDS, NODE_STATUSES } from './graph-node';
export type { FlowGraph, GraphEdge, GraphNode, NodeKind, NodeStatus } from './graph-node';
export { flowGraph } from './flow-graph';
export { renderMermaid } from './mermaid.renderer';
export { type Moment, PAGE_POLICY, PAGE_VERSION, SVG_POLICY, renderKeyPage, renderPage } from './page';
export { renderSvg } from './svg';
export { renderAscii } from './ascii.renderer';
