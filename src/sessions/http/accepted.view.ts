import type { ExecutionSnapshot } from '../../domain';
import { linksOf } from '../links';
import type { AcceptedDto } from './dto/accepted.dto';
import { pollingView } from './polling.view';

/** What is said of every execution that was accepted. */
export interface Accepted extends AcceptedDto {
  readonly execution_id: string;
  readonly session_id: string;
}

/** @param durationMs what it took to plan */
export function acceptedView(execution: ExecutionSnapshot, durationMs: number): Accepted {
  const { executionId, flowId, status } = execution;
  return {
    execution_id: executionId,
    session_id: executionId,
    flow_id: flowId,
    status,
    duration_ms: durationMs,
    error: null,
    logs: [],
    tool_calls: [],
    links: linksOf(executionId),
    polling: pollingView(execution),
  };
}
