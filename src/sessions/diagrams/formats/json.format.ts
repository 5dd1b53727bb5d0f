import { type Wire, toWire } from '../../../common/wire';
import { type ExecutionSnapshot, decimalFromRaw, findMint } from '../../../domain';
import { durationOf } from '../../http/step.view';
import { toolCallViews } from '../../http/tool-call.view';
import { flowGraph } from '../flow-graph';
import type { GraphNode } from '../graph-node';
import { renderMermaid } from '../mermaid.renderer';
import type { DiagramFormat } from './diagram-format';

export const JSON_FORMAT: DiagramFormat = {
  type: 'application/json',
  tag: '',
  shows: 'flow',
  draw: (execution, { sessions }) => diagramView(execution, sessions),
};

/** The diagram with the fields of the original, and its states and transitions as data. */
function diagramView(execution: ExecutionSnapshot, sessions: readonly string[]): Wire {
  const { executionId, flowId, revision, status, startedAt, finishedAt } = execution;
  const graph = flowGraph(execution);
  const toolCalls = toolCallViews(execution);
  return {
    session_id: executionId,
    flow_id: flowId,
    diagram: renderMermaid(graph),
    metadata: {
      state_count: graph.nodes.length,
      tool_count: toolCalls.length,
      execution_time_ms: durationOf(startedAt, finishedAt),
      benchmark_id: execution.benchmarkId ?? flowId,
      session_id: executionId,
      revision,
      status,
    },
    assumptions: toWire(execution.assumptions ?? []),
    states: graph.nodes.map(stateView),
    transitions: graph.edges.map(({ from, to, kind, label, isFailure }) => ({
      from: from ?? null,
      to: to ?? null,
      kind,
      label: label ?? null,
      is_failure: isFailure,
    })),
    sessions,
    tool_count: toolCalls.length,
    tool_calls: toolCalls,
  };
}

function stateView(node: GraphNode): Wire {
  const { id, kind, status, title, details, block } = node;
  return {
    id,
    kind,
    status,
    title,
    details,
    block,
    step_id: node.stepId ?? null,
    step_ids: node.stepIds ?? null,
    attempt: node.attempt ?? null,
    started_at: node.startedAt ?? null,
    duration_ms: node.durationMs ?? null,
    venue: node.venue ?? null,
    signature: node.signature ?? null,
    spent: assetsView(node.spent),
    received: assetsView(node.received),
    failure: toWire(node.failure),
  };
}

function assetsView(assets: GraphNode['spent']): Wire {
  if (assets === undefined) return null;
  return assets.map(({ mint, raw }) => {
    const known = findMint(mint);
    return {
      mint,
      raw: raw.toString(),
      symbol: known?.symbol ?? null,
      amount: known ? decimalFromRaw(raw, known.decimals) : null,
    };
  });
}
