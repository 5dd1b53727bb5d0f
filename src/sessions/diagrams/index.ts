export { type FlowGraph, type GraphEdge, type GraphNode, type NodeStatus, flowGraph } from './flow-graph';
export { renderMermaid } from './mermaid.renderer';
