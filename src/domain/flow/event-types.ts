import type { FlowEvent } from './flow-event';

const TYPES: Readonly<Record<FlowEvent['type'], true>> = {
  execution_queued: true,
  execution_started: true,
  step_started: true,
  attempt_recorded: true,
  attempt_ended: true,
  recovery_decided: true,
  question_asked: true,
  question_answered: true,
  question_expired: true,
  step_completed: true,
  step_failed: true,
  step_skipped: true,
  compensation_decided: true,
  stop_requested: true,
  execution_scored: true,
  execution_completed: true,
  execution_failed: true,
  execution_stopped: true,
  execution_timed_out: true,
};

/** Everything that can happen to an execution. */
export const FLOW_EVENT_TYPES = Object.keys(TYPES) as FlowEvent['type'][];
