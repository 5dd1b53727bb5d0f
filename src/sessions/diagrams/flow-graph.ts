import { type ExecutionSnapshot, isFinished } from '../../domain';
import { addGroup } from './add-group';
import { type FlowGraph, Timeline } from './timeline';
import { transactionGroups } from './transaction-groups';

/**
 * Steps that landed in one transaction follow it. Attempts are states of their own when there is more to tell than one
 * that landed; waits, other ways and questions always are. There is no end before there is one.
 */
export function flowGraph(execution: ExecutionSnapshot): FlowGraph {
  const { prompt, steps, mode, atomicMode, ledger } = execution;
  const timeline = new Timeline();
  timeline.add({ id: 'prompt', kind: 'prompt', status: 'done', lines: [prompt] });
  const count = steps.length === 1 ? '1 step' : `${steps.length} steps`;
  const plan = [`Plan: ${count}`, `${mode} mode, ${atomicMode}, ${ledger}`];
  timeline.add({ id: 'plan', kind: 'plan', status: 'done', lines: plan }, 'planned');
  for (const group of transactionGroups(steps)) addGroup(timeline, group, isFinished(execution.status));
  if (isFinished(execution.status)) addEnd(timeline, execution);
  return timeline;
}

function addEnd(timeline: Timeline, { status, failure, stopRequested }: ExecutionSnapshot): void {
  const reason = failure?.message ?? (status === 'Stopped' ? stopRequested : undefined);
  timeline.add({
    id: 'outcome',
    kind: 'end',
    status: status === 'Completed' ? 'done' : status === 'Stopped' ? 'skipped' : 'failed',
    lines: [status, ...(reason === undefined ? [] : [reason])],
  });
  timeline.close();
}
