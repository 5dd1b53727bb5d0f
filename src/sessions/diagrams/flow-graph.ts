import { type ExecutionSnapshot, FAULT_TEXTS, isFinished } from '../../domain';
import { addBlock } from './block-timeline';
import type { FlowGraph, GraphEdge, NodeStatus } from './graph-node';
import { stepBlocks } from './step-blocks';
import { Timeline } from './timeline';
import { statusText } from './status-text';
import { walletLines } from './wallet-lines';
import { durationText, elapsed, failureText } from './words';

/**
 * Draws an execution at one revision: its prompt and plan, each step, each attempt with what was decided after it, each
 * wait and each question, and the outcome once there is one. What has not happened is pending or missing.
 */
export function flowGraph(execution: ExecutionSnapshot): FlowGraph {
  const timeline = new Timeline();
  timeline.add({ id: 'prompt', kind: 'prompt', status: 'succeeded', title: execution.prompt, details: [] });
  addPlan(timeline, execution);
  for (const block of stepBlocks(execution.steps)) addBlock(timeline, execution, block);
  timeline.beginBlock();
  if (isFinished(execution.status)) addOutcome(timeline, execution);
  const { nodes, edges } = timeline;
  const { executionId, mode, atomicMode, ledger, wallet, status } = execution;
  const caption = [mode, atomicMode, ledger, `wallet ${wallet}`, statusText(status)].join(' · ');
  return { executionId, caption, nodes, edges: withFailedPath(edges, execution) };
}

function addPlan(timeline: Timeline, execution: ExecutionSnapshot): void {
  const { steps, mode, atomicMode, ledger, resumedFrom, faults = [], createdAt } = execution;
  const { assumptions = [], warnings = [] } = execution;
  const asked = faults.map(
    ({ stepId, kind, times }) => `${FAULT_TEXTS[kind]} at ${stepId}${times > 1 ? ` ${times} times` : ''}`,
  );
  const count = steps.filter(({ compensates }) => compensates === undefined).length;
  timeline.because('planned');
  timeline.add({
    id: 'plan',
    kind: 'plan',
    status: 'succeeded',
    title: count === 1 ? 'Plan of 1 step' : `Plan of ${count} steps`,
    details: [
      `${mode} mode, ${atomicMode}, ${ledger} ledger`,
      ...(resumedFrom === undefined ? [] : [`goes on from ${resumedFrom}`]),
      ...(asked.length === 0 ? [] : [`to be simulated: ${asked.join(', ')}`]),
      ...assumptions.map(({ detail }) => `assumed: ${detail}`),
      ...warnings.map((warning) => `warning: ${warning}`),
    ],
    startedAt: createdAt,
  });
}

const OUTCOMES: Readonly<Record<string, NodeStatus>> = { Completed: 'succeeded', Stopped: 'stopped' };

function addOutcome(timeline: Timeline, execution: ExecutionSnapshot): void {
  const { status, startedAt, finishedAt, failure, stopRequested, score } = execution;
  const took = elapsed(startedAt, finishedAt);
  timeline.add({
    id: 'outcome',
    kind: 'outcome',
    status: OUTCOMES[status] ?? 'failed',
    title: took === undefined ? status : `${status} in ${durationText(took)}`,
    details: [
      ...(failure ? [failureText(failure)] : []),
      ...(stopRequested === undefined || failure ? [] : [stopRequested]),
      ...walletLines(execution),
      ...(score ? [`score ${(score.score * 100).toFixed(1)} %, ${score.verdict}`] : []),
    ],
    ...(startedAt !== undefined && { startedAt }),
    ...(took !== undefined && { durationMs: took }),
    ...(failure && { failure: { code: failure.code, message: failure.message } }),
  });
  timeline.end();
}

/** From the failure that ended the flow, every transition leads to the failed outcome. */
function withFailedPath(edges: readonly GraphEdge[], { status }: ExecutionSnapshot): readonly GraphEdge[] {
  if (!isFinished(status) || OUTCOMES[status] !== undefined) return edges;
  const last = edges.findLastIndex(({ isFailure, to }) => isFailure && to !== undefined && to !== 'outcome');
  return edges.map((edge, index) =>
    index > last && last >= 0 && edge.kind === 'then' ? { ...edge, isFailure: true } : edge,
  );
}
