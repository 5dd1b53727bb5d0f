import { type Wire, toWire } from '../../common/wire';
import {
  type AskedQuestion,
  type AttemptSnapshot,
  type RecoveryDecided,
  type StepId,
  type StepSnapshot,
  isOpen,
} from '../../domain';

/** A step with its attempts, as clients see it. */
export function stepView(step: StepSnapshot): Wire {
  const { stepId, tool, description, status, critical, dependsOn, startedAt, endedAt } = step;
  const { skippedBecause, compensation, compensates } = step;
  return {
    step_id: stepId,
    tool,
    description,
    status,
    critical,
    depends_on: dependsOn,
    attempts: step.attempts.map((attempt) => attemptView(attempt, stepId)),
    recoveries: step.recoveries.map(recoveryView),
    alternatives: toWire(step.alternatives),
    questions: step.questions.filter((question) => !isOpen(question)).map(questionView),
    output: toWire(step.output),
    failure: toWire(step.failure),
    skipped_because: skippedBecause ?? null,
    compensation: compensation ? { step_id: compensation.by ?? null, reason: compensation.reason } : null,
    compensates: compensates?.stepId ?? null,
    started_at: startedAt ?? null,
    ended_at: endedAt ?? null,
    duration_ms: durationOf(startedAt, endedAt),
  };
}

/** What the steps of one transaction share is told with the first of them. */
function attemptView(
  { attempt, recorded, ended, startedAt, endedAt }: AttemptSnapshot,
  stepId: StepId,
): Wire {
  const place = recorded?.stepIds.indexOf(stepId) ?? 0;
  return {
    attempt,
    outcome: ended?.outcome ?? null,
    venue: recorded?.venue ?? ended?.venue ?? null,
    signature: recorded?.signature ?? null,
    actions: toWire(recorded?.actions.slice(place, place + 1) ?? []),
    guards: place === 0 ? toWire(recorded?.guards) : null,
    slot: toWire(ended?.landed?.slot),
    fee: toWire(ended?.landed?.measured.fee),
    compute_units: toWire(ended?.landed?.computeUnits),
    failure: toWire(ended?.failure),
    failed_step_id: ended?.failedStepId ?? null,
    fault: recorded?.fault?.kind ?? ended?.fault?.kind ?? null,
    started_at: startedAt,
    ended_at: endedAt ?? null,
    duration_ms: durationOf(startedAt, endedAt),
  };
}

function recoveryView({ attempt, errorClass, strategy, delayMs, reason, ...way }: RecoveryDecided): Wire {
  return {
    attempt,
    error_class: errorClass,
    strategy: strategy ?? null,
    delay_ms: delayMs,
    reason,
    alternative: toWire(way.alternative),
    rejected: toWire(way.rejected ?? []),
  };
}

/** A question with its answer, as clients see it. */
export function questionView(question: AskedQuestion) {
  const { questionId, stepId, attempt, text, choices, askedAt, expiresAt, closedAt, answer, proposal } =
    question;
  return {
    question_id: questionId,
    step_id: stepId,
    attempt,
    text,
    choices: toWire(choices),
    asked_at: askedAt,
    expires_at: expiresAt,
    closed_at: closedAt ?? null,
    answer: toWire(answer),
    proposal: toWire(proposal),
  };
}

/** Milliseconds between two moments, or null while the second has not come. */
export function durationOf(startedAt: string | undefined, endedAt: string | undefined): number | null {
  return startedAt === undefined || endedAt === undefined
    ? null
    : Date.parse(endedAt) - Date.parse(startedAt);
}
