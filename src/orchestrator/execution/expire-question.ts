import type { AskedQuestion, ExecutionSnapshot, Failure, FlowEvent } from '../../domain';

/** What follows when nobody answered: the step fails as its last attempt did, or for want of a signature. */
export function expireQuestion(execution: ExecutionSnapshot, question: AskedQuestion): FlowEvent[] {
  const { stepId, questionId, attempt, proposal } = question;
  const expired: FlowEvent = { type: 'question_expired', stepId, questionId };
  if (proposal) return [expired, { type: 'step_failed', stepId, failure: UNSIGNED }];
  const step = execution.steps.find((known) => known.stepId === stepId);
  const failure = step?.attempts.at(-1)?.ended?.failure ?? UNANSWERED;
  const errorClass = step?.recoveries.at(-1)?.errorClass ?? 'needs_person';
  const reason = 'user_fulfillment: nobody answered in time';
  return [
    expired,
    { type: 'recovery_decided', stepId, attempt, errorClass, delayMs: 0, reason },
    { type: 'step_failed', stepId, failure },
  ];
}

const UNSIGNED: Failure = { code: 'signature_missing', message: 'Nobody signed the transaction in time.' };

const UNANSWERED: Failure = { code: 'dependency_failed', message: 'Nobody answered in time.' };
