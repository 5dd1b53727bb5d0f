import type { ExecutionSnapshot } from '../../domain';
import { linksOf } from '../links';
import type { AcceptedDto } from './dto/accepted.dto';
import { etagOf } from './etag-of';
import { pollingView } from './polling.view';
import { FIRST_POLL_SECONDS } from './polling-frequency';

/** What is said of every execution that was accepted. */
export interface Accepted extends AcceptedDto {
  readonly execution_id: string;
  readonly session_id: string;
}

/** @param durationMs what it took to plan */
export function acceptedView(execution: ExecutionSnapshot, durationMs: number): Accepted {
  const { executionId, flowId, status, revision } = execution;
  return {
    execution_id: executionId,
    session_id: executionId,
    flow_id: flowId,
    status,
    revision,
    planner: execution.planner ?? 'grammar',
    duration_ms: durationMs,
    error: null,
    logs: [],
    tool_calls: [],
    links: linksOf(executionId),
    polling: pollingView(execution),
  };
}

/** Headers of a 202: where the status is, when to ask for it, and the state that the answer tells of. */
export function acceptedHeaders(execution: ExecutionSnapshot): Readonly<Record<string, string>> {
  // Relative (RFC 9110 §10.2.2): what the client sent as Host is not to be believed, and says nothing of a proxy's scheme.
  const location = linksOf(execution.executionId).self;
  return {
    location,
    'operation-location': location,
    'retry-after': String(FIRST_POLL_SECONDS),
    etag: etagOf(execution),
  };
}
