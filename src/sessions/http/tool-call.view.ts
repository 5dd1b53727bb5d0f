import { type Wire, toWire } from '../../common/wire';
import type { ExecutionSnapshot, StepSnapshot } from '../../domain';
import { durationOf } from './step.view';

/** The calls that were really made, a step each, in the form of the original. */
export function toolCallViews({ steps }: ExecutionSnapshot): Wire[] {
  return steps.filter(({ status }) => status === 'Completed' || status === 'Failed').map(toolCallView);
}

function toolCallView(step: StepSnapshot): Wire {
  const { tool, status, startedAt, endedAt, failure, output, attempts } = step;
  const recorded = attempts.at(-1)?.recorded;
  const action = recorded?.actions[recorded.stepIds.indexOf(step.stepId)];
  return {
    tool_name: tool,
    timestamp: startedAt ?? null,
    duration_ms: durationOf(startedAt, endedAt) ?? 0,
    success: status === 'Completed',
    error: failure?.message ?? null,
    params: toWire(action),
    result_data: toWire(output),
    tool_args: action === undefined ? null : JSON.stringify(toWire(action)),
  };
}
