import { type Wire, toWire } from '../../common/wire';
import type { ExecutionSnapshot, StepSnapshot, StepStatus } from '../../domain';
import { durationOf } from './step.view';

const MADE: ReadonlySet<StepStatus> = new Set<StepStatus>(['Completed', 'Compensated', 'Failed']);

/** The calls that were really made, a step each, in the form of the original. */
export function toolCallViews({ steps }: ExecutionSnapshot): Wire[] {
  return steps.filter(({ status }) => MADE.has(status)).map(toolCallView);
}

function toolCallView(step: StepSnapshot): Wire {
  const { tool, status, startedAt, endedAt, failure, output, attempts } = step;
  const recorded = attempts.at(-1)?.recorded;
  const action = recorded?.actions[recorded.stepIds.indexOf(step.stepId)];
  return {
    tool_name: tool,
    timestamp: startedAt ?? null,
    duration_ms: durationOf(startedAt, endedAt) ?? 0,
    success: status !== 'Failed',
    error: failure?.message ?? null,
    params: toWire(action),
    result_data: toWire(output),
    tool_args: action === undefined ? null : JSON.stringify(toWire(action)),
  };
}
