import type { FlowEvent } from './flow-event';

const ENDS: ReadonlySet<FlowEvent['type']> = new Set<FlowEvent['type']>([
  'execution_completed',
  'execution_failed',
  'execution_stopped',
  'execution_timed_out',
]);

/** Is it the last event of its execution? */
export function endsExecution({ type }: FlowEvent): boolean {
  return ENDS.has(type);
}
