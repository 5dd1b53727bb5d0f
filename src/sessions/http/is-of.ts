import type { ExecutionSnapshot } from '../../domain';

/** What the scripts of the original write where the id of the flow belongs. */
const ANY_FLOW = 'dynamic-flow';

/** Does the id that stands before an execution's in a path name its flow or its benchmark? */
export function isOf({ flowId, benchmarkId }: ExecutionSnapshot, id: string): boolean {
  return id === flowId || id === benchmarkId || id === ANY_FLOW;
}
