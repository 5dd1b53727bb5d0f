import type { AskedQuestion, ExecutionSnapshot, FlowEvent } from '../../domain';

/** What follows when nobody answered: the step fails as its last attempt did. */
export function expireQuestion(
  execution: ExecutionSnapshot,
  { stepId, questionId, attempt }: AskedQuestion,
): FlowEvent[] {
  const step = execution.steps.find((known) => known.stepId === stepId);
  const failure = step?.attempts.at(-1)?.ended?.failure ?? {
    code: 'dependency_failed',
    message: 'Nobody answered in time.',
  };
  const errorClass = step?.recoveries.at(-1)?.errorClass ?? 'needs_person';
  const reason = 'user_fulfillment: nobody answered in time';
  return [
    { type: 'question_expired', stepId, questionId },
    { type: 'recovery_decided', stepId, attempt, errorClass, delayMs: 0, reason },
    { type: 'step_failed', stepId, failure },
  ];
}
